// Times feelin on a decision table, rule by rule and cell by cell as an engine of JavaScript does it, and as one expression.
// Argument: the folder with node_modules. Reads { names, rules, rows } from standard input, writes { values, cells, expression } in microseconds.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const require = createRequire(pathToFileURL(process.argv[2] + '/package.json'));
const { evaluate, unaryTest } = await import(pathToFileURL(require.resolve('feelin')));
const { names, rules, rows } = JSON.parse(readFileSync(0, 'utf8'));
for (const row of rows) row['found on'] = evaluate(`date("${row['found on']}")`).value;

// Each cell is asked by itself, and a rule is left at its first cell that fails; every rule is asked, for the hit policy is unique.
function byCells(row) {
  let found = null;
  for (const [cells, output] of rules) {
    if (cells.every((cell, i) => cell === '-' || unaryTest(cell, { ...row, '?': row[names[i]] }).value === true)) found = evaluate(output, row).value;
  }
  return found;
}

const asTest = (name, cell) => cell.startsWith('[') ? `(${name} in ${cell})` : /^[<>]/.test(cell) ? `${name} ${cell}` : `${name} = ${cell}`;

// The rules as one condition, of which the first that holds is taken.
const condition = rules.map(([cells, output]) =>
  `if ${cells.map((cell, i) => cell === '-' ? null : asTest(names[i], cell)).filter(Boolean).join(' and ')} then ${output} else `).join('') + 'null';

function measure(work, repeats) {
  const times = [];
  for (const row of rows) work(row);
  for (let i = 0; i < repeats; i++) {
    const start = performance.now();
    for (const row of rows) work(row);
    times.push((performance.now() - start) * 1000 / rows.length);
  }
  return times.sort((a, b) => a - b)[Math.floor(repeats / 2)];
}

const values = rows.map(byCells);
const asOne = rows.map((row) => evaluate(condition, row).value);
process.stdout.write(JSON.stringify({ values, agree: values.every((value, i) => value === asOne[i]), cells: measure(byCells, 7), expression: measure((row) => evaluate(condition, row), 7) }));
