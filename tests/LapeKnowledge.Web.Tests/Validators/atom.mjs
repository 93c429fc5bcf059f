// Atom feeds against the grammar of RFC 4287, and the rules for which the appendix has Schematron beside it (sections 4.1.1 and 4.1.2).
import { readFileSync } from 'node:fs';
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { check } from './files.mjs';

const atom = { a: 'http://www.w3.org/2005/Atom' };
const grammar = RelaxNGValidator.fromDoc(XmlDocument.fromString(readFileSync(new URL('atom.rng', import.meta.url), 'utf8')));
const rules = {
  'an entry has no author, nor has its feed': '//a:entry[not(a:author or a:source/a:author or parent::a:feed/a:author)]',
  'a feed has no author, and some entry has none': '/a:feed[not(a:author) and a:entry[not(a:author)]]',
  'an entry has neither content nor an alternate link': "//a:entry[not(a:content or a:link[not(@rel) or @rel = 'alternate'])]",
  'content from elsewhere has no summary': '//a:entry[a:content/@src and not(a:summary)]',
  'two alternate links are of one type and language': "//a:link[@rel = 'alternate'][@type = preceding-sibling::a:link[@rel = 'alternate']/@type][not(@hreflang)]",
};

check(({ text }) => {
  let feed;
  try {
    feed = XmlDocument.fromString(text);
    grammar.validate(feed);
  } catch (error) {
    return [error.message.trim().replaceAll('\n', '; ')];
  }
  const ids = feed.find('//a:entry/a:id', atom).map(id => id.content);
  return [
    ...Object.entries(rules).filter(([, where]) => feed.get(where, atom) !== null).map(([rule]) => rule),
    ...feed.find('//a:id', atom).map(id => id.content).filter(id => !URL.canParse(id)).map(id => `${id} is no IRI`),
    ...(new Set(ids).size < ids.length ? ['two entries have one id'] : []),
  ];
});
