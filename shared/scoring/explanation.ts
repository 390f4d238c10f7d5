// The tree that says how a figure came about (得分说明); the pane, the board and the workbook show this one.
import { z } from 'zod';

/** Exact numbers travel as text: a decimal, or a fraction in lowest terms. */
const exactText = z.string().regex(/^-?\d+(\.\d+|\/\d+)?$/);

export const explanationSchema = z.object({
  /** What the figure is. */
  kind: z.enum(['final', 'own', 'counterpart', 'unit', 'component', 'sheet', 'marks', 'line', 'limit', 'period']),
  label: z.string(),
  /** The figure rounded to the scheme's digits; `null` where it is not scored. */
  value: z.number().nullable(),
  /** The figure itself. Where there are parts and none is `null`, it is the sum of factor × exact over them. */
  exact: exactText.nullable(),
  /** What the figure is multiplied by in the figure above. */
  factor: exactText,
  /** Reasons, place, grade, rewards; what is missing. */
  notes: z.array(z.string()),
  /** The record behind a line: its number, and `@` its version where it counts itself. */
  record: z.string().optional(),
  get parts() {
    return z.array(explanationSchema);
  },
});

export type Explanation = z.infer<typeof explanationSchema>;
