// The errors with which the host answers; office.js turns them into OfficeExtension.Error.

export type HostErrorCode =
  | 'InvalidArgument'
  | 'InvalidReference'
  | 'ItemNotFound'
  | 'ItemAlreadyExists'
  | 'AccessDenied'
  | 'InvalidOperation'
  | 'NotImplemented'
  | 'GeneralException';

export class HostError extends Error {
  readonly code: HostErrorCode;

  constructor(code: HostErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export const invalidArgument = (what: string) =>
  new HostError('InvalidArgument', `The argument is invalid or missing or has an incorrect format: ${what}`);

export const itemNotFound = (what: string) =>
  new HostError('ItemNotFound', `The requested resource doesn't exist: ${what}`);

export const accessDenied = (what: string) =>
  new HostError('AccessDenied', `You cannot perform the requested operation: ${what}`);

/** The preview workbook does not know this member; Excel may. */
export const notImplemented = (member: string) =>
  new HostError('NotImplemented', `The preview workbook does not know ${member}.`);
