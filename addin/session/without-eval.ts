// Imported first by every page and worker: zod would try whether it may make code from text, which our pages forbid and report.
import { z } from 'zod';

z.config({ jitless: true });
