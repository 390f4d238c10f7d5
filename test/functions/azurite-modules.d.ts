// The parts of Azurite that the tests start: the package ships no types.
type AzuriteServer = new (configuration: object) => {
  start(): Promise<void>;
  close(): Promise<void>;
  getHttpServerAddress(): string;
};

/** What each of its configurations ends with. */
type AzuriteEnd = [
  loose: boolean,
  skipApiVersionCheck: boolean,
  cert: string,
  key: string,
  pwd: string,
  oauth: 'basic' | undefined,
  disableProductStyleUrl: boolean,
  isMemoryPersistence: boolean,
];

declare module 'azurite/dist/src/table/TableConfiguration' {
  const TableConfiguration: new (
    host: string,
    port: number,
    keepAliveTimeout: number,
    metadataDBPath: string,
    enableDebugLog: boolean,
    enableAccessLog: boolean,
    accessLogWriteStream: undefined,
    debugLogFilePath: undefined,
    ...more: AzuriteEnd
  ) => object;
  export default TableConfiguration;
}

declare module 'azurite/dist/src/table/TableServer' {
  const TableServer: AzuriteServer;
  export default TableServer;
}

declare module 'azurite/dist/src/blob/BlobConfiguration' {
  const BlobConfiguration: new (
    host: string,
    port: number,
    keepAliveTimeout: number,
    metadataDBPath: string,
    extentDBPath: string,
    persistencePathArray: { locationPath: string; locationId: string; maxConcurrency: number }[],
    enableAccessLog: boolean,
    accessLogWriteStream: undefined,
    enableDebugLog: boolean,
    debugLogFilePath: undefined,
    ...more: AzuriteEnd
  ) => object;
  export default BlobConfiguration;
}

declare module 'azurite/dist/src/blob/BlobServer' {
  const BlobServer: AzuriteServer;
  export default BlobServer;
}

declare module 'azurite/dist/src/common/Telemetry' {
  export const AzuriteTelemetryClient: {
    init(location: string, enableTelemetry: boolean, env: undefined): void;
  };
}
