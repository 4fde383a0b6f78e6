// Makes libphonenumber's compiled metadata from the npm package google-libphonenumber, which carries the same data
// as arrays whose index is the protobuf field number.
//
// Usage: node generate.mjs OUTPUT_FOLDER
// Writes phonenumbers/metadata.cc and guichet_deps/metadata_version.hpp there.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';

import { encodeCollection } from './encode.mjs';

/** The object literal that follows the assignment to `name`, with braces inside of strings respected. */
function cutLiteral(source, name) {
  const start = source.indexOf(`${name}={`);
  if (start < 0) throw new Error(`google-libphonenumber no longer assigns ${name}`);
  const literal = /"(?:[^"\\]|\\.)*"|[{}]/g;
  literal.lastIndex = start + name.length + 1;
  for (let depth = 0, match; (match = literal.exec(source)); ) {
    if (match[0] === '{') depth += 1;
    if (match[0] === '}') depth -= 1;
    if (depth === 0) return source.slice(start + name.length + 1, literal.lastIndex);
  }
  throw new Error(`${name} has no end`);
}

/** Keys of an object literal in the order of the text; JavaScript would put 800 before AC. */
function keysInTextOrder(literal, metadata) {
  const position = (key) => {
    const match = new RegExp(`[{,]\\s*"?${key}"?:\\[`).exec(literal);
    if (!match) throw new Error(`no text for region ${key}`);
    return match.index;
  };
  return Object.keys(metadata)
    .map((key) => ({ key, at: position(key) }))
    .sort((a, b) => a.at - b.at)
    .map(({ key }) => key);
}

function readMetadata() {
  const path = createRequire(import.meta.url).resolve('google-libphonenumber');
  const literal = cutLiteral(readFileSync(path, 'utf8'), 'i18n.phonenumbers.metadata.countryToMetadata');
  const metadata = vm.runInNewContext(`(${literal})`, {}, { timeout: 10_000 });
  return keysInTextOrder(literal, metadata).map((key) => metadata[key]);
}

function sourceFile(bytes) {
  const rows = [];
  for (let at = 0; at < bytes.length; at += 32) rows.push([...bytes.subarray(at, at + 32)].join(','));
  return `#include "phonenumbers/metadata.h"

namespace i18n {
namespace phonenumbers {
namespace {
const unsigned char kData[] = {
${rows.join(',\n')}};
}  // namespace

int metadata_size() { return ${bytes.length}; }
const void* metadata_get() { return kData; }

}  // namespace phonenumbers
}  // namespace i18n
`;
}

function headerFile(bytes) {
  return `#pragma once

#include <string_view>

namespace guichet_deps {

// SHA-256 of the compiled telephone metadata, in hexadecimal.
inline constexpr std::string_view kPhoneMetadataSha256 =
    "${createHash('sha256').update(bytes).digest('hex')}";

}  // namespace guichet_deps
`;
}

const output = process.argv[2];
const bytes = encodeCollection(readMetadata());
writeFileSync(join(output, 'phonenumbers', 'metadata.cc'), sourceFile(bytes));
writeFileSync(join(output, 'guichet_deps', 'metadata_version.hpp'), headerFile(bytes));
