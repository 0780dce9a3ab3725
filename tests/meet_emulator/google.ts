import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerApi, findRoute, type Noted } from './api/api.ts';
import { ApiError, failure } from './api/errors.ts';
import type { Fault } from './control/faults.ts';
import { type Answer, json, noSuchPage, readText, send } from './http.ts';
import { answerTokenRequest } from './oauth/token_endpoint.ts';
import type { World } from './world.ts';

/** One request to /token or /v2: its fault if there is one, its answer, its line in the log. */
export async function answerGoogle(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const verb = request.method ?? 'GET';
  const body = await readText(request);
  const fault = world.faults.take(verb, url.pathname);
  if (fault?.delayMs) await sleep(fault.delayMs);
  const noted: Noted = {};
  const done = fault?.reset !== 'before' && fault?.status === undefined;
  const answer = done
    ? answerOf(world, verb, url, request, body, noted)
    : faultAnswer(fault, url.pathname);
  const lost = fault?.reset !== undefined;
  world.log.add({
    ...noted,
    at: world.clock.now(),
    verb,
    path: url.pathname,
    query: withoutSecrets(url.searchParams),
    status: lost ? 0 : answer.status,
  });
  if (lost) request.socket.resetAndDestroy();
  else send(response, answer);
}

function answerOf(
  world: World,
  verb: string,
  url: URL,
  request: IncomingMessage,
  body: string,
  noted: Noted,
): Answer {
  if (url.pathname === '/token') return tokenAnswer(world, verb, body, noted);
  const path = url.pathname.slice('/v2/'.length);
  const found = findRoute(world, verb, path);
  if (!found) return noSuchPage();
  const { authorization } = request.headers;
  try {
    const asked = { verb, path, query: url.searchParams, authorization, body };
    return json(200, answerApi(world, found, asked, noted));
  } catch (error) {
    if (error instanceof ApiError) return json(error.code, error.body);
    throw error;
  }
}

function tokenAnswer(world: World, verb: string, body: string, noted: Noted): Answer {
  if (verb !== 'POST') return noSuchPage();
  const answer = answerTokenRequest(world, new URLSearchParams(body));
  if (answer.subject) noted.subject = answer.subject;
  return json(answer.status, answer.body);
}

function faultAnswer(fault: Fault | undefined, path: string): Answer {
  const status = fault?.status ?? 503;
  const headers = fault?.headers ?? {};
  if (fault?.body !== undefined) {
    return { status, type: 'text/html; charset=UTF-8', body: fault.body, headers };
  }
  const description = { error: fault?.reason ?? 'internal_failure', error_description: 'A fault.' };
  const body = path === '/token' ? description : failure(status, fault?.reason).body;
  return { ...json(status, body), headers };
}

function withoutSecrets(query: URLSearchParams): string {
  const shown = new URLSearchParams(query);
  for (const name of ['access_token', 'oauth_token', 'key']) shown.delete(name);
  return shown.toString();
}
