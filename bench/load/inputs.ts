// What the load sends, as the contract takes it.
import type { BodyOf } from '../../shared/api/routes';

export type SchemeInput = BodyOf<'putScheme'>;
export type SheetInput = BodyOf<'submit'>['sheets'][number];
