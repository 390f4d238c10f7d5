// Excel.DocumentProperties with the workbook's own custom properties.
import type { HostObject } from '../host-object';
import { PropertyBag } from '../property-bag';
import type { ModelContext } from './context';
import { KeyedValueCollection } from './keyed-value';

export function documentProperties({ book }: ModelContext): HostObject {
  const defaults = {
    Author: '',
    Category: '',
    Comments: '',
    Company: '',
    Keywords: '',
    Manager: '',
    Subject: '',
    Title: '',
  };
  return new PropertyBag('DocumentProperties', defaults, book.properties).with(
    'Custom',
    new KeyedValueCollection('CustomProperty', book.customProperties),
  );
}
