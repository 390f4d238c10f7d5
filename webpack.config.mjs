// Bundles: what runs in Excel or a browser (dist/addin), the function app (dist/functions), `npm start` (dist/local), a server of one's own with its commands (dist/server), the pages alone (dist/pages), a command (dist/read-table).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import CopyPlugin from 'copy-webpack-plugin';
import HtmlPlugin from 'html-webpack-plugin';
import TerserPlugin from 'terser-webpack-plugin';
import webpack from 'webpack';

const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** Where the pages load office.js from: the local server's copy of the npm package, or a CDN by this one setting. */
const officeJs = process.env.OFFICE_JS_URL ?? '/office-js/office.js';

/** Whether the preview workbook is part of what is served; `PREVIEW=no` leaves it out. */
const preview = process.env.PREVIEW !== 'no';

const swc = (target) => ({
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: 'swc-loader',
  options: {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
      target,
    },
  },
});

const base = {
  mode: 'production',
  context: root,
  devtool: 'source-map',
  cache: {
    type: 'filesystem',
    cacheDirectory: path.join(root, '.cache/webpack'),
    buildDependencies: { config: [import.meta.filename] },
  },
  resolve: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  performance: { hints: false },
  optimization: { minimizer: [new TerserPlugin({ minify: TerserPlugin.swcMinify, extractComments: false })] },
  stats: 'errors-warnings',
};

const page = (name, chunk, template, more = {}) =>
  new HtmlPlugin({ filename: name, chunks: [chunk], template, officeJs, scriptLoading: 'defer', ...more });

/** A file that never changes under its name; all of them in one folder, so that a static host can be told so. */
const hashed = (name, ext) => `static/${name}.[contenthash]${ext}`;

/** A page of its own in the browser, without Office: what it is called, where in it React stands, and how it grows on a wall. */
const webPage = (chunk, place, title, grows = 'by-steps') =>
  page(`${chunk}.html`, chunk, './addin/ui/web-page.html', { place, title, grows });

/** Production leaves out what is of trying, and names files by their content, so that whoever has one never asks for it again. */
const addin = (production = false) => ({
  ...base,
  name: 'addin',
  target: ['web', 'es2020'],
  entry: {
    taskpane: './addin/taskpane/taskpane.tsx',
    app: './addin/web/app.tsx',
    board: './addin/board/board.tsx',
    wall: './addin/web/wall.tsx',
    paper: './addin/paper/paper.tsx',
    printed: './addin/printed/printed.tsx',
    proof: './addin/proof/proof.tsx',
    'sign-in': './addin/sign-in/page.ts',
    index: './addin/front/front.ts',
    ...(preview && !production && { preview: './addin/preview/page.ts' }),
  },
  output: {
    path: path.join(root, 'dist/addin'),
    filename: production ? hashed('[name]', '.js') : '[name].js',
    clean: true,
    publicPath: '/',
  },
  module: {
    rules: [
      swc('es2020'),
      { test: /\.css$/, use: ['style-loader', 'css-loader'] },
      {
        test: /\.(woff2?|png|svg)$/,
        type: 'asset/resource',
        generator: { filename: production ? hashed('[name]', '[ext]') : 'assets/[name][ext]' },
      },
    ],
  },
  plugins: [
    new webpack.DefinePlugin({
      SCOREBOOK_VERSION: JSON.stringify(version),
      SCOREBOOK_DEVELOPMENT: JSON.stringify(!production),
    }),
    // The pane does not wait for the other language; what other pages have at once they import.
    new webpack.NormalModuleReplacementPlugin(/^\.\/texts$/, (module) => {
      if (/shared[\\/]text$/.test(module.context)) module.request = './texts-on-demand';
    }),
    page('taskpane.html', 'taskpane', './addin/taskpane/taskpane.html'),
    webPage('app', 'pane', '绩效考评'),
    webPage('board', 'board', '红蓝榜'),
    webPage('wall', 'wall', '看板大屏', 'by-itself'),
    webPage('paper', 'paper', '打印表'),
    webPage('printed', 'printed', '文件'),
    webPage('proof', 'proof', '核对文件'),
    page('sign-in.html', 'sign-in', './addin/sign-in/page.html'),
    page('index.html', 'index', './addin/front/page.html'),
    ...(preview && !production ? [page('preview.html', 'preview', './addin/preview/page.html')] : []),
    new CopyPlugin({
      patterns: [{ from: 'manifest.xml' }, { from: 'addin/taskpane/assets', to: 'assets' }],
    }),
  ],
  ...(production && {
    devtool: false,
    // What several pages share is one file of theirs all.
    optimization: { ...base.optimization, splitChunks: { chunks: 'all' } },
    cache: { ...base.cache, name: 'addin-production' },
  }),
});

const node = {
  ...base,
  target: 'node20',
  // `debug` takes it where it is installed, which is in development alone.
  resolve: { ...base.resolve, alias: { 'supports-color': false } },
  module: { rules: [swc('es2022')] },
  plugins: [
    new webpack.DefinePlugin({ SCOREBOOK_VERSION: JSON.stringify(version) }),
    // The one file of Azure's client for blobs that only works as it was compiled for the one or the other kind of module.
    new webpack.NormalModuleReplacementPlugin(/^\.\/crc64\.js$/, (module) => {
      if (/storage-common[\\/]dist[\\/]esm$/.test(module.context)) module.request = '../commonjs/crc64.js';
    }),
  ],
  optimization: { minimize: false },
};

const functions = {
  ...node,
  name: 'functions',
  entry: { index: './functions/index.ts' },
  output: {
    path: path.join(root, 'dist/functions'),
    filename: '[name].js',
    library: { type: 'commonjs2' },
    clean: true,
  },
  externals: { '@azure/functions-core': 'commonjs @azure/functions-core' },
  plugins: [
    ...node.plugins,
    new CopyPlugin({
      patterns: [
        { from: 'functions/host.json' },
        {
          from: 'package.json',
          transform: () =>
            JSON.stringify(
              { name: 'scorebook-functions', version, private: true, main: 'index.js', engines: { node: '>=20' } },
              null,
              2,
            ),
        },
      ],
    }),
  ],
};

/** What runs without Azure: with comments that name each module, by which a test tells what is in a bundle. */
const ownServer = (name, files) => ({
  ...node,
  name,
  entry: Object.fromEntries(files.map((file) => [path.basename(file), `./functions/local/${file}.ts`])),
  output: {
    path: path.join(root, 'dist', name),
    filename: '[name].js',
    library: { type: 'commonjs2' },
    clean: true,
    pathinfo: true,
  },
  // The program finds the pages beside itself, and office.js where packages are installed.
  node: { __filename: false },
  module: { ...node.module, parser: { javascript: { createRequire: false } } },
  externals: {
    '@azure/functions-core': 'commonjs @azure/functions-core',
    ...Object.fromEntries(['libsql', '@microsoft/office-js'].map((name) => [name, `commonjs ${name}`])),
  },
});

/** `npm start`: the development sign-in and the sample, and nothing that a release holds. */
const local = ownServer('local', ['development/main', 'development/write-site-config']);

/** What a release holds: nothing of development. */
const server = ownServer('server', [
  'server/main',
  ...['verify', 'backup', 'restore', 'archive', 'unarchive', 'upgrade', 'organisation', 'person'].map(
    (command) => `commands/${command}`,
  ),
]);

/** The pages alone, where a static site has no host of its own. */
const pages = ownServer('pages', ['server/serve-pages']);

/** What a production build makes for its place; built before everything else by `scripts/build.mjs`. */
const site = {
  ...node,
  name: 'site',
  entry: { site: './functions/local/site/site.ts' },
  output: { path: path.join(root, 'dist/site'), filename: '[name].js', library: { type: 'commonjs2' }, clean: true },
};

/** How a table of somebody's own is understood, for trying it on a file: `npm run read-table`. */
const readTable = {
  ...node,
  name: 'read-table',
  entry: { 'read-table': './addin/adopt/read-table.ts' },
  output: {
    path: path.join(root, 'dist/read-table'),
    filename: '[name].js',
    library: { type: 'commonjs2' },
    clean: true,
  },
};

/** Measured comparisons: built by `npm run bench` only. */
const bench = {
  ...node,
  name: 'bench',
  entry: { run: './bench/run.ts' },
  output: { path: path.join(root, 'dist/bench'), filename: '[name].js', library: { type: 'commonjs2' }, clean: true },
};

/** The last evening of a month, and what it takes over a bare server and a bare store: built by `npm run load` only. */
const load = {
  ...node,
  name: 'load',
  entry: { run: './bench/load/run.ts', 'evening-server': './bench/load/evening-server.ts' },
  output: { path: path.join(root, 'dist/load'), filename: '[name].js', library: { type: 'commonjs2' }, clean: true },
  // It starts the servers that stand beside it, and Azurite where packages are installed.
  node: { __dirname: false, __filename: false },
  module: { ...node.module, parser: { javascript: { createRequire: false } } },
  externals: local.externals,
};

/** Rounds of faults against the built local server: built by `npm run faults` only. */
const faults = {
  ...node,
  name: 'faults',
  entry: { run: './test/faults/run.ts' },
  output: { path: path.join(root, 'dist/faults'), filename: '[name].js', library: { type: 'commonjs2' }, clean: true },
  externals: [local.externals, /^azurite\//],
};

/** A store of this program for later ones to open: built by `npm run store-fixture` only. */
const storeFixture = {
  ...node,
  name: 'store-fixture',
  entry: { 'make-store': './test/fixtures/make-store.ts' },
  output: {
    path: path.join(root, 'dist/store-fixture'),
    filename: '[name].js',
    library: { type: 'commonjs2' },
    clean: true,
  },
  externals: local.externals,
};

/** What `npm start` and the tests serve: neither small nor with maps, so that a newcomer waits for neither. */
const quick = (config) => ({
  ...config,
  devtool: false,
  optimization: { ...config.optimization, minimize: false, concatenateModules: false },
  cache: { ...config.cache, name: `${config.name}-quick` },
});

/** The same, in another folder than `dist`. */
const into = (dist) => (config) => ({
  ...config,
  output: { ...config.output, path: path.join(dist, path.relative(path.join(root, 'dist'), config.output.path)) },
});

function chosen(env) {
  if (env.bench) return [bench];
  if (env.load) return [load];
  if (env.faults) return [faults];
  if (env.site) return [site];
  if (env['store-fixture']) return [storeFixture];
  return env.quick
    ? [addin(), local, server, pages, readTable].map(quick)
    : [addin(env.production), functions, local, server, pages, readTable];
}

export default (env) => chosen(env).map(into(env.dist ?? path.join(root, 'dist')));
