// The running service and the browser that the tests of a file share: there before its first test, gone after its last one.
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser';
import { startService, type RunningService } from './service';

export interface ServiceAndBrowser {
  /** A test that kills it puts the next one in its place. */
  service: RunningService;
  readonly url: string;
  readonly browser: Browser;
}

/** Starts both for the test file that calls it; what the file prepares with them it does in a `beforeAll` of its own. */
export function serviceAndBrowser(): ServiceAndBrowser {
  let service: RunningService;
  let browser: Browser;
  beforeAll(async () => {
    [service, browser] = await Promise.all([startService(), launchBrowser()]);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });
  return {
    get service() {
      return service;
    },
    set service(next) {
      service = next;
    },
    get url() {
      return service.url;
    },
    get browser() {
      return browser;
    },
  };
}
