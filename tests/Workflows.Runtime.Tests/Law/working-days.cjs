// Prints what the package chinese-days says of every day of the years FIRST to LAST: the day, whether it is a working day, and the seventh working day after it.
const { isWorkday } = require(process.argv[2]);
const [first, last] = process.argv.slice(3).map(Number);
const iso = day => day.toISOString().slice(0, 10);
const days = [];
for (let day = new Date(Date.UTC(first, 0, 1)); day.getUTCFullYear() <= last; day = new Date(day.getTime() + 86400000)) days.push(iso(day));
const works = days.map(day => isWorkday(day));
const next = new Array(days.length).fill("");
const ahead = [];
for (let i = days.length - 1; i >= 0; i--) {
  next[i] = ahead.length >= 7 ? days[ahead[6]] : "-";
  if (works[i]) { ahead.unshift(i); ahead.length = Math.min(ahead.length, 7); }
}
days.forEach((day, i) => console.log(`${day} ${works[i] ? 1 : 0} ${next[i]}`));
