// Evaluates FEEL with the npm package feelin: a line with an expression in, a line with its value in the stored form of values out.
// Arguments: the folder with node_modules, and the scope as JSON.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const require = createRequire(pathToFileURL(process.argv[2] + '/package.json'));
const feelin = await import(pathToFileURL(require.resolve('feelin')));
const scope = JSON.parse(process.argv[3]);

function stored(value) {
  if (value === null || value === undefined) return null;
  switch (value.constructor?.name) {
    case 'FeelDate': return { $date: String(value) };
    case 'FeelTime': return { $time: String(value) };
    case 'FeelDateTime': return { $dateTime: String(value) };
    case 'FeelDuration': return { $duration: String(value) };
    case 'FeelRange': return { $range: [(value['start included'] ? '[' : '(') + (value['end included'] ? ']' : ')'), stored(value.start), stored(value.end)] };
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $text: String(value) };
  if (typeof value === 'function' || value instanceof feelin.FeelFunction) return { $text: 'function' };
  if (Array.isArray(value)) return value.map(stored);
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, stored(entry)]));
  return value;
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = { value: stored(feelin.evaluate(JSON.parse(line), scope).value) };
  } catch (fault) {
    answer = { fault: String(fault.message) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
