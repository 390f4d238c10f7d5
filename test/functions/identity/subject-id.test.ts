// Ids of subjects: the same for ever, and never one for two.
import fc from 'fast-check';
import { schemeIdSchema } from '../../../shared/scheme/id';
import { subjectId } from '../../../functions/identity/subject-id';

it('are the subjects where those can be ids', () => {
  for (const subject of ['zhang.san', '99999999-2222-4333-8444-555555555555', 's-1', 's-', 'x'.repeat(64)]) {
    expect(subjectId(subject)).toBe(subject);
  }
});

it('are codes that never change where they cannot', () => {
  // printf %s 张三 | openssl dgst -sha256 -binary | basenc --base64url
  expect(subjectId('张三')).toBe('s-HYQbwO6YMJy3kWZwt_D9719MNRUHEaQUBe82M7VjIs8');
  for (const subject of ['a/b', 'a b', 'a@b.cn', '..', '.', '__proto__', '', 'x'.repeat(65)]) {
    expect(subjectId(subject)).toMatch(/^s-[A-Za-z0-9_-]{43}$/);
  }
});

it('are codes too where a subject looks like one, so that nobody becomes another by his name', () => {
  const code = subjectId('张三');
  expect(subjectId(code)).not.toBe(code);
  expect(subjectId(subjectId(code))).not.toBe(subjectId(code));
});

it('differ for subjects that differ, and can stand wherever ids do', () => {
  const subject = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^s-[A-Za-z0-9_-]{42,44}$/));
  fc.assert(
    fc.property(subject, subject, (one, other) => {
      expect(schemeIdSchema.safeParse(subjectId(one)).success).toBe(true);
      expect(subjectId(one) === subjectId(other)).toBe(one === other);
    }),
  );
});
