// Who may import whom, as docs/architecture.md says it.
const only = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });
const inside = (folder) => ({ path: `^${folder}/` });

export default {
  forbidden: [
    only('no-circular', {}, { circular: true }, 'Two files that need each other are one file or three.'),
    only('no-unknown', {}, { couldNotResolve: true }, 'Every import resolves.'),
    only(
      'shared-is-pure',
      inside('shared'),
      { pathNot: ['^shared/', '^node_modules/zod/'] },
      'The core imports zod and itself.',
    ),
    only('exact-stands-alone', inside('shared/exact'), { pathNot: '^shared/exact/' }, 'Everything stands on exact.'),
    only(
      'scheme-below-scoring',
      inside('shared/scheme'),
      { path: '^shared/', pathNot: '^shared/(exact|scheme)/' },
      'sheets, registers, api → scoring → scheme → exact.',
    ),
    only(
      'scoring-below-sheets',
      inside('shared/scoring'),
      { path: '^shared/', pathNot: '^shared/(exact|scheme|scoring)/' },
      'sheets, registers, api → scoring → scheme → exact.',
    ),
    only(
      'lifecycle-below-api',
      inside('shared/lifecycle'),
      { path: '^shared/', pathNot: '^shared/(exact|scheme|lifecycle)/' },
      'A life knows the scheme that names its signatories, and neither scores nor routes.',
    ),
    only(
      'custom-functions-use-the-core',
      inside('addin/customfunctions'),
      { pathNot: ['^addin/customfunctions/', '^shared/'] },
      'A custom function checks cells and calls the core.',
    ),
    only(
      'office-behind-the-port',
      { path: '^addin/', pathNot: '^addin/(workbook|preview)/' },
      {
        path: '^addin/workbook/',
        pathNot:
          '^addin/workbook/((port|excel-workbook)|file/(read-file|write-file|file-refused|file-workbook|in-worker|kept-sheet|opened-file))\\.ts$',
      },
      'The pane knows the port and the ways into and out of files; the entry passes its Office.js side in.',
    ),
    only(
      'files-behind-their-folder',
      { pathNot: '^(addin/workbook/file|test)/' },
      { path: 'node_modules/hucre/' },
      'Only the folder of files knows what reads and writes them.',
    ),
    only(
      'packing-behind-files-and-documents',
      { pathNot: '^(addin/(workbook/file|documents)|test)/' },
      { path: 'node_modules/fflate/' },
      'Only files and pictures are packed.',
    ),
    only(
      'documents-behind-their-folder',
      { pathNot: '^(addin/documents|test)/' },
      { path: 'node_modules/(docx|uqr)/' },
      'Only the folder of documents knows what writes them.',
    ),
    only(
      'pane-uses-the-port',
      {
        path: '^addin/(taskpane|score-workbook|register-workbook|ui|commands|session|board|front|paper|documents|printed|proof)/',
        pathNot: '^addin/taskpane/taskpane\\.tsx$',
      },
      { path: '^addin/workbook/excel-workbook\\.ts$' },
      'Only the entry makes the Office.js side.',
    ),
    only(
      'pages-above-rooms',
      {
        path: '^addin/(ui|session|score-workbook|register-workbook|sign-in|board|front|paper|documents|printed|proof)/',
      },
      { path: '^addin/taskpane/' },
      'Pages are made of rooms, never the other way round; board, paper and documents are no part of the pane.',
    ),
    only(
      'preview-stands-apart',
      { path: '^addin/', pathNot: '^addin/preview/' },
      { path: '^addin/preview/' },
      'The product does not need the preview.',
    ),
    only(
      'preview-knows-files',
      inside('addin/preview'),
      {
        path: '^addin/',
        pathNot:
          '^addin/(preview/|ui/save-file\\.ts$|session/(kept-language|session-memory|without-eval|site-settings)\\.ts$|workbook/(file/(book-files|whole-book|file-refused|shared-formula)|kept-text|settings|sheet-keys)\\.ts$)',
      },
      'The preview answers Office and opens files; of the product it knows what a file holds and which language is read, and nothing else.',
    ),
    only('addin-without-functions', inside('addin'), inside('functions'), 'They meet in shared alone.'),
    only('functions-without-addin', inside('functions'), inside('addin'), 'They meet in shared alone.'),
    only(
      'http-through-use-cases',
      { path: '^functions/(http|timers|queues)/' },
      { path: '^functions/store/', pathNot: '^functions/store/store\\.ts$' },
      'A shell knows the use cases and the store interface.',
    ),
    only(
      'server-without-development',
      { path: '^functions/local/(server|commands)/' },
      inside('functions/local/development'),
      'A release holds nothing of development.',
    ),
    only('timers-know-no-http', inside('functions/timers'), { path: '^functions/http/' }, 'A timer answers nobody.'),
    only(
      'use-cases-know-the-interface',
      inside('functions/usecases'),
      { path: ['^functions/(http|timers|queues|local)/', '^node_modules/@azure/'] },
      'A use case knows no HTTP and no Azure.',
    ),
    only(
      'tables-in-store',
      { pathNot: '^(functions/store|test)/' },
      { path: 'node_modules/(@azure/(data-tables|storage-blob|identity)|libsql)/' },
      'Only the store knows them, and the identity that opens it.',
    ),
    only(
      'image-size-in-media',
      { pathNot: '^(functions/media|test)/' },
      { path: 'node_modules/image-size/' },
      'Only media reads files.',
    ),
    only(
      'media-knows-no-store',
      inside('functions/media'),
      { path: '^functions/', pathNot: '^functions/media/' },
      'A reader of files knows nothing but bytes.',
    ),
    only(
      'photos-below-pages',
      inside('addin/photos'),
      { path: '^addin/', pathNot: '^addin/photos/' },
      'What makes photos ready knows no page.',
    ),
    only(
      'echarts-in-charts',
      { pathNot: '^addin/taskpane/dashboard/charts/' },
      { path: 'node_modules/(echarts|zrender)/' },
      'Only the charts know what draws them.',
    ),
    only(
      'dashboard-above-scoring',
      { path: '^shared/(exact|scheme|scoring|lifecycle|registers|sheets)/' },
      { path: '^shared/dashboard/' },
      'Figures of the dashboard are made of results; nothing is made of them but charts.',
    ),
    only(
      'jose-in-identity',
      { pathNot: '^(functions/identity|test)/' },
      { path: 'node_modules/jose/' },
      'Only identity knows tokens.',
    ),
    only(
      'mail-in-channels',
      { pathNot: '^(functions/channels|test)/' },
      { path: 'node_modules/nodemailer/' },
      'Only the channels know what carries a message.',
    ),
    only(
      'channels-keep-nothing',
      inside('functions/channels'),
      { path: '^functions/(?!channels/)' },
      'A channel sends what it is given, and knows neither records nor people.',
    ),
    only(
      'nothing-needs-tests',
      { pathNot: '^(test|bench)/' },
      { path: '^(test|bench)/' },
      'Nothing imports test or bench.',
    ),
    only(
      'no-catch-all-folders',
      {},
      { path: '(^|/)(utils?|helpers?|common|managers?|misc)(/|\\.tsx?$)', pathNot: 'node_modules' },
      'A name says what is inside.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data|\\.cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
