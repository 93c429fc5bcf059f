// iCalendar files as ical.js reads them where it forgives nothing; what it then writes is what it has read.
import ICAL from 'ical.js';
import { check } from './files.mjs';

const required = { vcalendar: ['prodid', 'version'], vevent: ['uid', 'dtstamp', 'dtstart'] }; // RFC 5545, sections 3.6 and 3.6.1; dtstart where there is no method
ICAL.design.strict = true;

check(({ text }) => {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text));
    return [calendar, ...calendar.getAllSubcomponents()].flatMap(part => [...missing(part), ...wrongTimes(part)]).concat(sameAgain(calendar, text));
  } catch (error) {
    return [error.message];
  }
});

function missing(part) {
  const names = required[part.name]?.filter(name => part.getAllProperties(name).length !== 1) ?? ['a place in the standard'];
  return names.map(name => `${part.name} has not one ${name}`);
}

/** A month 13 is read as the January after it. */
function wrongTimes(part) {
  const times = part.getAllProperties().filter(property => property.getFirstValue() instanceof ICAL.Time);
  const moved = times.filter(property => property.toICALString().split(':').at(-1) !== property.getFirstValue().toICALString()).map(property => `${property.toICALString()} is no time`);
  return part.name === 'vevent' && new ICAL.Event(part).duration.isNegative ? [...moved, 'it ends before it begins'] : moved;
}

/** Where lines are folded is one's own choice; no line has more than 75 octets (RFC 5545, section 3.1). */
function sameAgain(calendar, text) {
  const unfolded = lines => lines.replaceAll('\r\n ', '').trimEnd();
  const long = text.split('\r\n').filter(line => Buffer.byteLength(line) > 75).map(line => `${line} is too long`);
  return unfolded(calendar.toString()) === unfolded(text) && text.endsWith('\r\n') ? long : [...long, 'it is written otherwise than ical.js writes it'];
}
