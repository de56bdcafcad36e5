import type { JsonSchema } from './jsonSchemas.ts';
import type { Described, OpenApiDocument, Parameter } from './openApiDocument.ts';

/** The description as a page to read: no script, nothing from elsewhere. Everything in it is ours, and is escaped all the same. */
export function docsPage({ info, paths, components }: OpenApiDocument, styles: string): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ method, path, described })),
  );
  const areas = [...new Set(operations.flatMap(({ described }) => described.tags))];
  const sections = areas.map((area) => {
    const within = operations.filter(({ described }) => described.tags.includes(area));
    return `<section id="${anchor(area)}"><h2>${text(area)}</h2>${within.map(operationHtml).join('')}</section>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(info.title)}: HTTP interface ${text(info.version)}</title>
<link rel="stylesheet" href="${styles}">
</head>
<body>
<header>
<h1>${text(info.title)}: HTTP interface ${text(info.version)}</h1>
<p>${text(info.description)}</p>
<p>The same for programs: <a href="openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
</header>
<nav aria-label="Areas"><ul>${[...areas, 'Schemas'].map((area) => `<li><a href="#${anchor(area)}">${text(area)}</a></li>`).join('')}</ul></nav>
<main>
${sections.join('\n')}
<section id="schemas"><h2>Schemas</h2>${Object.entries(components.schemas).map(schemaHtml).join('')}</section>
</main>
</body>
</html>
`;
}

type Shown = { method: string; path: string; described: Described };

function operationHtml({ method, path, described }: Shown): string {
  const { summary, description, parameters, requestBody, responses } = described;
  const answers = Object.entries(responses).map(
    ([status, { description: said, content = {} }]) =>
      `<dt>${text(status)}</dt><dd>${text(said)}${contentHtml(content)}</dd>`,
  );
  return `<article id="${anchor(`${method} ${path}`)}">
<h3><code>${text(method.toUpperCase())} ${text(path)}</code></h3>
<p>${text(summary)}</p>
<p class="right">${text(description)}</p>
${parameters.length > 0 ? `<h4>Parameters</h4><dl>${parameters.map(parameterHtml).join('')}</dl>` : ''}
${requestBody ? `<h4>Body</h4>${contentHtml(requestBody.content)}` : ''}
<h4>Answers</h4><dl>${answers.join('')}</dl>
</article>`;
}

function parameterHtml({ name, in: place, required, schema }: Parameter): string {
  return `<dt><code>${text(name)}</code> (${place}${required ? ', required' : ''})</dt><dd>${codeHtml(schema)}</dd>`;
}

function contentHtml(content: Record<string, { schema?: JsonSchema }>): string {
  return Object.entries(content)
    .map(([type, { schema }]) => `<div><code>${text(type)}</code>${schema ? codeHtml(schema) : ''}</div>`)
    .join('');
}

function schemaHtml([name, schema]: [string, JsonSchema]): string {
  return `<details id="schema-${anchor(name)}"><summary><code>${text(name)}</code></summary>${codeHtml(schema)}</details>`;
}

const REFERENCE = /&quot;#\/components\/schemas\/(\w+)&quot;/g;

/** JSON with its references as links. */
function codeHtml(schema: JsonSchema): string {
  const json = text(JSON.stringify(schema, null, 2));
  const linked = json.replace(
    REFERENCE,
    (reference, name: string) => `<a href="#schema-${anchor(name)}">${reference}</a>`,
  );
  return `<pre tabindex="0">${linked}</pre>`;
}

function anchor(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function text(raw: string): string {
  return raw.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replaceAll('&#34;', '&quot;');
}
