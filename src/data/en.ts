import type { Texts, Words } from '../core/text';

interface Count {
  readonly count: number;
}
interface Named {
  readonly name: string;
}

const SIGNS: Readonly<Record<string, string>> = {
  ',': 'comma',
  '.': 'point',
  ' ': 'blank',
  "'": 'apostrophe',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};
const KINDS_OF_FILE: Readonly<Record<string, string>> = {
  'old-excel': 'an old Excel workbook',
  pdf: 'a PDF',
  image: 'a picture',
};
interface StackColumns extends Count {
  readonly columns: string;
  /** How many columns; `count` is of the files. */
  readonly number: number;
  readonly files: string;
}
interface StackUnlike {
  readonly column: string;
  readonly a: string;
  readonly b: string;
  readonly files: string;
  readonly others: string;
}
const KIND: Readonly<Record<string, string>> = {
  number: 'a number',
  date: 'a date',
  bool: 'yes or no',
  category: 'a choice',
  text: 'text',
};
const WRITTEN: Readonly<Record<string, string>> = {
  'decimal-comma': 'a decimal comma',
  'decimal-point': 'a decimal point',
  percent: 'a percent sign',
  'day-first': 'the day first',
  'month-first': 'the month first',
};
const sign = (text: string): string => SIGNS[text] ?? `“${text}”`;
const rows = (count: number, words: Words): string => `${words.integer(count)} ${words.plural(count, 'row', 'rows')}`;

export const en = {
  'data.empty-file': ({ name }: Named) => `${name} is empty: there is nothing in the file.`,
  'data.not-text': ({ name, what }: Named & { what: string }) =>
    `${name} is ${KINDS_OF_FILE[what] ?? 'no text file'}, which cannot be read here. Save it as CSV and drop that.`,
  'data.no-table': ({ name }: Named) => `${name} holds no table: there is no row below the names or titles.`,
  'data.too-many-columns': ({ name, columns, most }: Named & { columns: number; most: number }, words: Words) =>
    `${name} seems to have ${words.integer(columns)} columns; the most that can be read is ${words.integer(most)}. Is the separator right?`,
  'data.broken-gzip': ({ name }: Named) => `${name} is packed (gzip), but damaged. Pack it again, or drop the file itself.`,
  'data.packed-too-tight': ({ name, times }: Named & { times: number }, words: Words) =>
    `${name} unpacks to ${words.integer(times)} times its size, which no table does. It was not read.`,
  'data.password': ({ name }: Named) => `${name} is protected by a password. Open it, save it without one, and drop that.`,
  'data.file-broken': ({ name }: Named) =>
    `${name} is damaged, or no file of its kind: it could not be taken apart. Save it again, best as .xlsx or CSV.`,
  'data.file-too-big': ({ name, megabytes }: Named & { megabytes: number }, words: Words) =>
    `${name} is larger than ${words.integer(megabytes)} MB, the most that can be read of its kind. Save it as CSV, which is read piece by piece.`,
  'data.too-big': ({ name, megabytes, need, room }: Named & { megabytes: number; need: number; room: number }, words: Words) =>
    `${name} is too big to open here: ${words.integer(megabytes)} MB of text would need about ${words.integer(need)} MB of memory, and there is room for ${words.integer(room)} MB. Nothing was read. A part of its rows will fit.`,
  'data.sampled-every': ({ every, rows: count, of }: { every: number; rows: number; of: number }, words: Words) =>
    `This is a sample: one row in ${words.integer(every)}, ${words.integer(count)} of the ${rows(of, words)} of the file. Sums and counts are of the sample, and a customer with few rows may be missing.`,
  'data.sampled-first': ({ rows: count }: { rows: number }, words: Words) =>
    `This is a part: the first ${rows(count, words)} of the file. If it is sorted, by date or by customer, what comes later is not here at all.`,
  'data.zip-broken': ({ name }: Named) =>
    `${name} is a packed file (zip), but damaged: its list of parts cannot be followed. Save or pack it again.`,
  'data.zip-entries': ({ name, entries, most }: Named & { entries: number; most: number }, words: Words) =>
    `${name} holds ${words.integer(entries)} parts or more, and no workbook has above ${words.integer(most)}. It was not read.`,
  'data.zip-overlap': ({ name }: Named) => `${name} holds parts that lie over one another, as no honest workbook does. It was not read.`,
  'data.part-too-big': ({ name, megabytes }: Named & { megabytes: number }, words: Words) =>
    `${name} unpacks to more than ${words.integer(megabytes)} MB. Save the sheet as CSV, which is read piece by piece.`,
  'data.zip-no-table': ({ name, files }: Named & { files: number }, words: Words) =>
    `${name} is an archive of ${words.integer(files)} ${words.plural(files, 'file', 'files')}, and none of them is a table.`,
  'data.zip-many-tables': ({ name, count, files }: Named & Count & { files: string }, words: Words) =>
    `${name} holds ${words.integer(count)} tables (${files}). Unpack it and drop the one you mean.`,
  'data.odd-xml': ({ name }: Named) => `${name} has parts written as no spreadsheet program writes them. It was not read.`,
  'data.sheet-too-big': ({ name }: Named) =>
    `${name} holds more cells or text than fit here. Save the sheet as CSV, or keep only the columns you need.`,
  'data.sheet-broken': ({ name }: Named) =>
    `${name} has a cell beyond the last row or column a sheet can have. It is damaged; save it again.`,
  'data.no-sheets': ({ name }: Named) => `${name} holds no sheet with cells.`,
  'data.no-sheet': ({ name, sheet }: Named & { sheet: string }) => `${name} has no sheet called ${sheet}.`,
  'data.empty-sheet': ({ name, sheet }: Named & { sheet: string }) => `The sheet ${sheet} of ${name} is empty.`,
  'data.empty-book': ({ name, sheets }: Named & { sheets: number }, words: Words) =>
    `${name} is empty: there is no value on ${words.plural(sheets, 'its sheet', `its ${words.integer(sheets)} sheets`)}.`,
  'data.json-line': ({ name, line }: Named & { line: number }, words: Words) =>
    `${name} looks like JSON lines, but line ${words.integer(line)} is not one whole object.`,
  'data.parquet-packing': ({ name }: Named) =>
    `${name} is a Parquet file packed in a way that cannot be read here. Write it again with Snappy or without packing.`,

  'data.you-said-so': 'You chose this.',
  'data.encoding-mark': 'The file begins with a mark that says so.',
  'data.encoding-zero-bytes': 'Every second byte is zero, as in UTF-16.',
  'data.encoding-ascii': 'There are only plain letters so far; every encoding reads them alike.',
  'data.encoding-utf8': 'All its letters are valid UTF-8.',
  'data.encoding-words': 'It is no UTF-8, and in this encoding the special letters stand inside words.',
  'data.delimiter-sep-line': 'The first line says which separator is used.',
  'data.delimiter-even-rows': ({ share, columns }: { share: number; columns: number }, words: Words) =>
    `It cuts ${words.share(share / 100)} of the first rows into ${words.integer(columns)} columns.`,
  'data.delimiter-one-column': 'No separator cuts the rows evenly, so this is one column.',
  'data.quote-double': 'Cells stand in double quotes.',
  'data.quote-single': 'Cells stand in single quotes.',
  'data.quote-none': 'No quotes were seen; double quotes would be understood.',
  'data.escape-double': 'A quote inside a cell is written twice.',
  'data.escape-backslash': ({ count }: Count, words: Words) =>
    `A quote inside a cell has a backslash in front (seen ${words.integer(count)} ${words.plural(count, 'time', 'times')}).`,
  'data.skip-none': 'The table starts at the top.',
  'data.skip-sep-line': 'The first line only names the separator.',
  'data.skip-titles': ({ rows: above, columns }: { rows: number; columns: number }, words: Words) =>
    `The first ${rows(above, words)} ${words.plural(above, 'is', 'are')} narrower than the ${words.integer(columns)} columns below: titles.`,
  'data.header-differs': ({ count }: Count, words: Words) =>
    `In ${words.integer(count)} ${words.plural(count, 'column', 'columns')} the first row is a word and the rest are numbers or dates.`,
  'data.header-words': 'The first row has a different word in each column.',
  'data.header-rows': ({ rows: count }: { rows: number }, words: Words) =>
    `The first ${words.integer(count)} rows are words above columns of numbers and dates; their names are joined.`,
  'data.header-only-row': 'It is the only row, and all words.',
  'data.header-none-alike': ({ count }: Count, words: Words) =>
    `The first row looks like the rows below it in ${words.integer(count)} ${words.plural(count, 'column', 'columns')}.`,
  'data.header-none-values': 'The only row holds numbers or dates.',
  'data.header-none-empty': 'There is no row.',

  'data.unsure-encoding': 'The encoding is a guess: look at names with special letters.',
  'data.unsure-delimiter': ({ delimiter }: { delimiter: string }) =>
    `The separator is a guess (${sign(delimiter)}): look whether the columns are right.`,
  'data.unsure-header': 'Whether the first row holds the names is a guess: please look.',
  'data.ragged-rows': ({ count, line, cells, columns }: Count & { line: number; cells: number; columns: number }, words: Words) =>
    `${rows(count, words)} ${words.plural(count, 'has', 'have')} more cells than the ${words.integer(columns)} columns, first line ${words.integer(line)} with ${words.integer(cells)}. They were kept; look at the surplus cells.`,
  'data.short-rows': ({ count, line, cells, columns }: Count & { line: number; cells: number; columns: number }, words: Words) =>
    `${rows(count, words)} ${words.plural(count, 'has', 'have')} fewer cells than the ${words.integer(columns)} columns, first line ${words.integer(line)} with ${words.integer(cells)}. The last cells are missing there.`,
  'data.empty-rows-left-out': ({ count }: Count, words: Words) =>
    `${rows(count, words)} without any value ${words.plural(count, 'was', 'were')} left out.`,
  'data.empty-columns-left-out': ({ count }: Count, words: Words) =>
    `${words.integer(count)} ${words.plural(count, 'column', 'columns')} without a name and without a value ${words.plural(count, 'was', 'were')} left out.`,
  'data.columns-renamed': ({ count }: Count, words: Words) =>
    `${words.integer(count)} ${words.plural(count, 'column had', 'columns had')} no name or one that was taken, and got a new one.`,
  'data.zero-bytes': ({ count }: Count, words: Words) =>
    `${words.integer(count)} zero ${words.plural(count, 'byte was', 'bytes were')} left out; the file may be damaged.`,
  'data.stray-quotes': ({ count, line }: Count & { line: number }, words: Words) =>
    `${words.integer(count)} ${words.plural(count, 'quote is', 'quotes are')} not closed or in an odd place, first on line ${words.integer(line)}. They were read as text.`,
  'data.rows-aside': ({ count, line }: Count & { line: number }, words: Words) =>
    `${rows(count, words)} below the table, from line ${words.integer(line)} on, ${words.plural(count, 'was', 'were')} set aside: totals or remarks.`,
  'data.format-text': 'It is text.',
  'data.format-xlsx': 'It is an Excel workbook.',
  'data.format-xls': 'It is an old Excel workbook.',
  'data.format-xlsb': 'It is a binary Excel workbook.',
  'data.format-ods': 'It is an OpenDocument spreadsheet.',
  'data.format-parquet': 'It is a Parquet file.',
  'data.format-json-lines': 'Each line is a JSON object.',
  'data.format-no-text': 'The file itself says it.',
  'data.sheet-only': 'It is the only visible sheet.',
  'data.sheet-first': ({ count }: Count, words: Words) => `It is the first of ${words.integer(count)} sheets that holds a table.`,
  'data.sheet-hidden': 'It is hidden, but no visible sheet has anything on it.',
  'data.hidden-sheets': ({ sheets, count }: Count & { sheets: string }, words: Words) =>
    `The workbook has ${words.integer(count)} hidden ${words.plural(count, 'sheet', 'sheets')}, not read: ${sheets}.`,
  'data.error-cells': ({ count }: Count, words: Words) =>
    `${words.integer(count)} ${words.plural(count, 'cell holds an error', 'cells hold errors')} such as #N/A and ${words.plural(count, 'counts', 'count')} as missing.`,
  'data.unsaved-formulas': ({ count }: Count, words: Words) =>
    `${words.integer(count)} ${words.plural(count, 'formula was', 'formulas were')} never worked out and ${words.plural(count, 'counts', 'count')} as missing. Open the workbook, save it, and drop it again.`,
  'data.merged-cells': ({ count }: Count, words: Words) =>
    `${words.integer(count)} ${words.plural(count, 'group of cells is', 'groups of cells are')} merged; the value stands in the first cell of each.`,
  'data.stored-numbers': 'The workbook stores them as numbers.',
  'data.footer-none': 'The table goes to the end.',
  'data.footer-found': ({ count }: Count, words: Words) =>
    `${words.plural(count, 'The last row is a total or a remark', `The last ${rows(count, words)} are totals or remarks`)}.`,
  'data.header-only': 'There are names of columns but no rows.',
  'data.one-column': ({ column }: { column: string }) => `There is only one column, ${column}. Is the separator right?`,

  'data.kind-by-file': 'The files write it differently; each was read its own way.',
  'data.kind-file': 'It says which file a row came from.',
  'data.kind-number': ({ share }: { share: number }, words: Words) => `${words.share(share / 100)} of its cells are numbers.`,
  'data.kind-date': ({ share }: { share: number }, words: Words) => `${words.share(share / 100)} of its cells are dates.`,
  'data.kind-yes-no': ({ yes, no }: { yes: string; no: string }) => `It holds only “${yes}” and “${no}”.`,
  'data.kind-zero-one': 'It holds only 0 and 1.',
  'data.kind-category': ({ distinct, count }: Count & { distinct: number }, words: Words) =>
    distinct === 1
      ? 'The same value in every cell that has one: a choice.'
      : `${words.integer(distinct)} different values in ${words.integer(count)} cells: a choice.`,
  'data.kind-text': ({ distinct, count }: Count & { distinct: number }, words: Words) =>
    distinct === 1
      ? 'The same text in every cell that has one.'
      : `${words.integer(distinct)} different texts in ${words.integer(count)} cells.`,
  'data.kind-empty': 'Every cell is empty.',
  'data.kind-leading-zeros': 'Some begin with 0, as codes do; the characters stay as they are.',
  'data.kind-phone': 'Telephone numbers; the characters stay as they are.',
  'data.kind-long-numbers': 'Some have 16 digits or more, as account numbers do; the characters stay as they are.',
  'data.kind-article-number': 'Some look like 1e5, which may be an article number; the characters stay as they are.',
  'data.kind-codes': ({ count }: Count, words: Words) =>
    `${words.integer(count)} mix letters and digits, as codes do; the characters stay as they are.`,
  'data.kind-from-role': 'Its digits stand for names, not quantities.',
  'data.decimal-point': 'The decimal sign is a point.',
  'data.decimal-comma': 'The decimal sign is a comma.',
  'data.three-decimals': ({ sign: text }: { sign: string }) => `The ${sign(text)} before three digits was read as the decimal sign.`,
  'data.three-thousands': ({ sign: text }: { sign: string }) => `The ${sign(text)} before three digits was read as the thousands sign.`,
  'data.thousands': ({ sign: text }: { sign: string }) => `Thousands are parted by a ${sign(text)}.`,
  'data.percent': 'Cells carry a percent sign; 12 % was read as 0.12.',
  'data.currency': ({ currency }: { currency: string }) => `Cells carry a currency (${currency}).`,
  'data.dates-clear': 'Day and month are clear from the way they are written.',
  'data.dates-day-first': 'Day before month: there are days above 12 in the first place.',
  'data.dates-month-first': 'Month before day: there are days above 12 in the second place.',
  'data.dates-dots': 'Day before month, as dates with points are written.',
  'data.dates-half-days': 'Month before day, as is usual with AM and PM.',
  'data.dates-as-others': 'Day and month in the order of the other dates in this file.',
  'data.dates-unsure': 'No day is above 12, so the order of day and month is an assumption.',
  'data.ask-date-order': ({ column, example }: { column: string; example: string }) =>
    `${column}: is “${example}” day first or month first?`,
  'data.ask-mixed-dates': ({ column, count }: Count & { column: string }, words: Words) =>
    `${column} has dates with the day first and dates with the month first. ${rows(count, words)} ${words.plural(count, 'does', 'do')} not fit the order chosen.`,
  'data.ask-misfit-dates': ({ column, count }: Count & { column: string }, words: Words) =>
    `${column}: ${rows(count, words)} ${words.plural(count, 'is', 'are')} no date and ${words.plural(count, 'counts', 'count')} as missing. All right?`,
  'data.ask-thousands': ({ column, sign: text, example }: { column: string; sign: string; example: string }) =>
    `${column}: does the ${sign(text)} in numbers such as “${example}” part thousands or decimals?`,
  'data.ask-mixed-signs': ({ column, count }: Count & { column: string }, words: Words) =>
    `${column} mixes decimal points and commas: ${words.integer(count)} ${words.plural(count, 'number does', 'numbers do')} not fit. Which is right?`,
  'data.ask-misfits': ({ column, count, example }: Count & { column: string; example: string }, words: Words) =>
    `${column}: ${rows(count, words)} ${words.plural(count, 'is', 'are')} no number (“${example}”) and ${words.plural(count, 'counts', 'count')} as missing. All right?`,

  'data.role-file': 'It says which file a row came from, and is nothing about the customer.',
  'data.group-header': 'Its name says what it speaks about.',
  'data.group-company': 'Turnover, in a file about companies.',
  'data.group-order': 'Its rows are orders: it counts what was bought.',
  'data.group-count': 'What is counted of a customer is mostly something they did.',
  'data.group-latest': 'The first or last time a customer did something.',
  'data.group-money': 'Money that somebody spends is something they do.',
  'data.group-place': 'It says where somebody is.',
  'data.role-header': 'Its name says so.',
  'data.role-empty': 'It is empty.',
  'data.role-emails': 'Its cells are e-mail addresses.',
  'data.role-phones': 'Its cells are telephone numbers.',
  'data.role-dates': 'Its cells are dates.',
  'data.role-few-codes': ({ distinct }: { distinct: number }, words: Words) =>
    `A few codes that come back (${words.integer(distinct)}): names, not quantities.`,
  'data.role-all-different': 'Every row has its own code.',
  'data.role-counts-up': 'It counts the rows.',
  'data.role-percent': 'Its cells carry a percent sign.',
  'data.role-cents': 'Each of its cells has two decimals, as money has.',
  'data.role-currency': 'Its cells carry a currency.',
  'data.role-companies': 'Its cells end as names of companies do.',
  'data.role-countries': 'Its cells are countries.',
  'data.role-people': 'Its cells look like names of people.',
  'data.role-small-whole': 'Its cells are small whole numbers from nothing on, as counts are.',
  'data.role-numbers': 'Its cells are numbers.',
  'data.role-yes-no': 'Its cells say yes or no.',
  'data.role-groups': 'Its values come back, as choices do.',
  'data.role-links': 'Its cells are links.',
  'data.role-texts': 'Its cells are texts.',
  'data.role-outcome': 'Its name and its values look like a result.',
  'data.odd-line': 'Line',
  'data.odd-file': 'File',
  'data.odd-why': 'Why it is here',
  'data.odd-long': 'more cells than columns',
  'data.odd-short': 'fewer cells than columns',
  'data.odd-total': 'a total below the table',
  'data.odd-remark': 'a remark below the table',
  'data.odd-told': 'below the table, as you said',
  'data.file-column': 'File',
  'data.stack-too-big': ({ column, megabytes }: { column: string; megabytes: number }, words: Words) =>
    `Together the files hold ${words.integer(megabytes)} MB of text in the column ${column} alone, more than fits. Drop fewer of them.`,
  'data.same-file': ({ one, other }: { one: string; other: string }) =>
    `${other} is the same file as ${one}, byte for byte: its rows would count twice. Leave one of the two out.`,
  'data.stack-same-file': ({ file, twin, rows: count }: { file: string; twin: string; rows: number }, words: Words) =>
    `${file} is the same as ${twin}, byte for byte: its ${rows(count, words)} would count twice.`,
  'data.stack-lacks': ({ columns, number, files, count }: StackColumns, words: Words) =>
    `${files} ${words.plural(count, 'has', 'have')} no ${columns}; ${words.plural(number, 'it is', 'they are')} empty in ${words.plural(count, 'its', 'their')} rows.`,
  'data.stack-only': ({ columns, number, files, count }: StackColumns, words: Words) =>
    `Only ${files} ${words.plural(count, 'has', 'have')} ${columns}; in the rows of the other files ${words.plural(number, 'it is', 'they are')} empty.`,
  'data.stack-order': ({ files, count }: { files: string } & Count, words: Words) =>
    `${files} ${words.plural(count, 'has its', 'have their')} columns in another order. Columns are matched by name.`,
  'data.stack-kinds': ({ column, a, b, files, others }: StackUnlike) =>
    `${column} is ${KIND[a] ?? a} in ${others}, but ${KIND[b] ?? b} in ${files}. It is read as one column; look at it afterwards.`,
  'data.stack-written': ({ column, a, b, files, others }: StackUnlike) =>
    `${column} is written with ${WRITTEN[a] ?? a} in ${others}, but with ${WRITTEN[b] ?? b} in ${files}. Each file is read its own way.`,
  'data.stack-currency': ({ column, a, b, files, others }: StackUnlike) =>
    `${column} is in ${a} in ${others}, but in ${b} in ${files}. Amounts are not converted.`,

  'data.shape-customers': ({ column }: { column: string }) => `One row for each customer: ${column} hardly ever repeats.`,
  'data.shape-rows': 'One row for each customer: no column says who, so every row is its own.',
  'data.shape-events': ({ column, repeats }: { column: string; repeats: number }, words: Words) =>
    `Several rows for each customer: ${column} comes ${words.number(repeats, 2)} times on average.`,
} satisfies Texts;
