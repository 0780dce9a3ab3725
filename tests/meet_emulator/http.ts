import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  status: number;
  type: string;
  body: string;
  headers?: Record<string, string>;
}

export function json(status: number, body: unknown): Answer {
  const text = `${JSON.stringify(body, undefined, 2)}\n`;
  return { status, type: 'application/json; charset=UTF-8', body: text };
}

/** What Google's front end says where no method has a path: a page, not JSON. */
export function noSuchPage(): Answer {
  const body = '<!DOCTYPE html><html lang=en><title>Error 404 (Not Found)!!1</title>';
  return { status: 404, type: 'text/html; charset=UTF-8', body };
}

export function send(response: ServerResponse, { status, type, body, headers }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers });
  response.end(body);
}

const bodyBytesMax = 1_000_000;

export async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > bodyBytesMax) throw new RangeError('the request is too large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** On the loopback interface only: whoever reaches it may do everything. */
export async function listen(
  port: number,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      process.stderr.write(`meet emulator: ${String(error)}\n`);
      if (!response.headersSent) send(response, json(500, { error: String(error) }));
      else response.destroy();
    });
  });
  // Longer than anybody polls: a connection that is cut while a request is under way would look like a fault.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
