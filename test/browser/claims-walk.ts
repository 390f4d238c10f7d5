// A unit's bonus claims through all their steps at the page without Excel: sent back, granted, refused, withdrawn, revoked.
import type { Period } from '../../shared/scheme/period';
import type { Scheme } from '../../shared/scheme/scheme';
import type { Ask } from './service';
import { countedNow, follow, registerOf, today, type Cast, type Line } from './register-walk';
import { addPhoto, fillIn, newRecord, takeStep } from './web-page';

interface Claiming {
  readonly cast: Cast;
  readonly ask: Ask;
  readonly scheme: Scheme;
  readonly period: Period;
  readonly head: string;
  /** where a claim that is granted counts, and of whom */
  readonly at: Pick<Line, 'unit' | 'component'>;
}

/** Makes the claims; gives the one line that they count in the end. */
export async function walkClaims(given: Claiming): Promise<Line> {
  const { cast, ask, scheme, period, head, at } = given;
  const claims = registerOf(scheme, 'claims');
  const [unit, office] = [await cast.as(head), await cast.as('office-1')];
  const claimed = async (matter: string): Promise<string> => {
    await newRecord(unit, scheme, claims, { period });
    const achieved = today();
    await fillIn(unit, claims, { kind: 'innovation', performance: 'city', matter, achieved, why: '全市推广' });
    await addPhoto(unit, claims, 'proof');
    return takeStep(unit, claims, 'claim');
  };
  const ruledOn = async (number: string, step: 'grant' | 'refuse', points?: string): Promise<void> => {
    await follow(office, scheme, claims, number);
    await fillIn(office, claims, { ...(points !== undefined && { granted: points }), finding: '已核对文件' });
    await takeStep(office, claims, step);
  };

  const first = await claimed('审批改革经验');
  await follow(office, scheme, claims, first);
  await takeStep(office, claims, 'return', '请写明推广文号');
  await follow(unit, scheme, claims, first);
  await fillIn(unit, claims, { why: '市政办〔2031〕8 号推广' });
  await takeStep(unit, claims, 'claim');
  await ruledOn(first, 'grant', '1.25');
  const line: Line = { ...at, register: 'claims', points: 1.25, reason: '审批改革经验', record: first };

  await ruledOn(await claimed('信息采用'), 'refuse');
  const dropped = await claimed('重复申报');
  await follow(unit, scheme, claims, dropped);
  await takeStep(unit, claims, 'drop', '与另一件重复');

  const revoked = await claimed('夜间服务');
  await ruledOn(revoked, 'grant', '０．５');
  const both = [line, { ...line, points: 0.5, reason: '夜间服务', record: revoked }];
  expect(await countedNow(ask, scheme, period)).toMatchObject({ lines: both });
  await follow(office, scheme, claims, revoked);
  await takeStep(office, claims, 'revoke', '材料不实');
  expect(await countedNow(ask, scheme, period)).toMatchObject({ lines: [line] });
  return line;
}
