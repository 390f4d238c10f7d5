// Serves the preview page with a test pane in it, on plain http, so that the host is tested without the service.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import webpack from 'webpack';

const ROOT = path.resolve(__dirname, '../..');
const BUNDLE = path.join(ROOT, 'node_modules/.cache/preview-host-test');

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.xml': 'application/xml',
};

function bundle(): Promise<void> {
  const compiler = webpack({
    mode: 'development',
    devtool: false,
    context: ROOT,
    cache: { type: 'filesystem', cacheDirectory: `${BUNDLE}-cache` },
    entry: './addin/preview/page.ts',
    output: { path: BUNDLE, filename: 'preview.js', publicPath: '/' },
    resolve: { extensions: ['.ts', '.js'] },
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: 'swc-loader',
          options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } },
        },
        { test: /\.css$/, use: ['style-loader', 'css-loader'] },
      ],
    },
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      compiler.close(() => undefined);
      if (error) reject(error);
      else if (stats?.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
      else resolve();
    });
  });
}

function fileOf(url: string): string {
  if (url === '/preview') return path.join(ROOT, 'addin/preview/page.html');
  if (url === '/settings.json') return path.join(ROOT, 'test/browser/fixtures/settings.json');
  if (url === '/taskpane.html') return path.join(ROOT, 'test/browser/fixtures/pane.html');
  if (url === '/manifest.xml') return path.join(ROOT, 'manifest.xml');
  if (url.startsWith('/functions.')) return path.join(ROOT, 'test/browser/fixtures/functions.json');
  if (url.startsWith('/fixtures/')) return path.join(ROOT, 'test/browser', url);
  if (url.startsWith('/assets/')) return path.join(ROOT, 'addin/taskpane', url);
  // The package's names are in small letters; office.js asks for AgaveErrorUX.
  if (url.startsWith('/office-js/')) {
    return path.join(ROOT, 'node_modules/@microsoft/office-js/dist', url.slice('/office-js/'.length).toLowerCase());
  }
  return path.join(BUNDLE, url);
}

export interface PreviewServer {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startPreviewServer(): Promise<PreviewServer> {
  await bundle();
  const server = createServer((request, response) => {
    const url = decodeURI(new URL(request.url ?? '/', 'http://localhost').pathname);
    readFile(fileOf(url)).then(
      (content) => {
        const type = TYPES[path.extname(fileOf(url))] ?? 'application/octet-stream';
        response.setHeader('Content-Type', `${type};charset=utf-8`);
        if (url === '/preview')
          response.end(String(content).replace('</head>', '<script defer src="/preview.js"></script></head>'));
        else response.end(content);
      },
      () => {
        response.statusCode = 404;
        response.end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/preview`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
