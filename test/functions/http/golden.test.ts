// The main job over HTTP on the embedded store, for every worked case.
import { caseFiles, goldenRun } from './golden-run';
import { localService, type LocalService } from './local-service';

let service: LocalService;
beforeAll(async () => {
  service = await localService();
});
afterAll(() => service.stop());

test.each(caseFiles)('%s comes back exact', (file) => goldenRun(service, file));
