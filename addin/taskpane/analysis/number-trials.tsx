// The shares of the blend and the weights of the components, to be typed over.
import { Field, Input } from '@fluentui/react-components';
import { weightOf } from '../../../shared/scheme/defaults';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useLanguage, useSay } from '../../ui/language';
import { Opening } from '../opening';
import { titlesOf } from '../../ui/titles';
import { numberIn, percentOf, shareIn, shares, type Trial } from './trial';

interface Props {
  readonly scheme: Scheme;
  readonly trial: Trial;
  onTrial(trial: Trial): void;
}

export function BlendTrial({ scheme, trial, onTrial }: Props) {
  const say = useSay();
  const { blend } = scheme;
  if (!blend) return null;
  return (
    <Opening open summary={say('trial.blend')}>
      {shares.map((share) => {
        const text = trial.shares[share] ?? percentOf(blend[share]);
        return (
          <NumberField
            key={share}
            label={say(`trial.${share}`)}
            text={text}
            fault={shareIn(text) === null ? say('trial.percent') : null}
            onText={(typed) => onTrial({ ...trial, shares: { ...trial.shares, [share]: typed } })}
          />
        );
      })}
    </Opening>
  );
}

export function WeightTrial({ scheme, trial, onTrial }: Props) {
  const language = useLanguage();
  const say = useSay();
  const titleOf = titlesOf(scheme, language);
  return (
    <Opening summary={say('trial.weights')}>
      {scheme.components.map((component) => {
        const typed = Object.hasOwn(trial.weights, component.id) ? trial.weights[component.id] : undefined;
        const text = typed ?? String(weightOf(component));
        return (
          <NumberField
            key={component.id}
            label={titleOf('component', component.id)}
            text={text}
            fault={numberIn(text) === null ? say('trial.number') : null}
            onText={(weight) => onTrial({ ...trial, weights: { ...trial.weights, [component.id]: weight } })}
          />
        );
      })}
    </Opening>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly text: string;
  readonly fault: string | null;
  onText(text: string): void;
}

export function NumberField({ label, text, fault, onText }: NumberFieldProps) {
  return (
    <Field label={label} {...(fault !== null && { validationMessage: fault })}>
      <Input inputMode="decimal" value={text} onChange={(_, { value }) => onText(value)} />
    </Field>
  );
}
