// Protobuf encoding of libphonenumber's metadata (messages of its phonemetadata.proto).
// A field that is not in these tables stops the build: better no metadata than metadata half understood.

const text = (value) => delimited(Buffer.from(value, 'utf8'));
const flag = (value) => varint(value ? 1n : 0n);
const integer = (value) => varint(BigInt.asUintN(64, BigInt(value)));
const message = (fields) => (value) => delimited(encodeMessage(value, fields));
const repeated = (encoder) => Object.assign((value) => encoder(value), { repeated: true });

const VARINT = 0;
const DELIMITED = 2;

const NUMBER_FORMAT = { 1: text, 2: text, 3: repeated(text), 4: text, 5: text, 6: flag };
const NUMBER_KIND = { 2: text, 6: text, 9: repeated(integer), 10: repeated(integer) };
const kind = message(NUMBER_KIND);
const REGION = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 21, 24, 25, 28].map((field) => [field, kind])),
  ...Object.fromEntries([9, 11, 12, 13, 15, 16, 17, 23].map((field) => [field, text])),
  10: integer,
  18: flag,
  19: repeated(message(NUMBER_FORMAT)),
  20: repeated(message(NUMBER_FORMAT)),
  22: flag,
};

function varintBytes(value) {
  const bytes = [];
  for (; value > 127n; value >>= 7n) bytes.push(Number(value & 127n) | 128);
  bytes.push(Number(value));
  return Buffer.from(bytes);
}

function varint(value) {
  return { wire: VARINT, bytes: varintBytes(value) };
}

function delimited(bytes) {
  return { wire: DELIMITED, bytes: Buffer.concat([varintBytes(BigInt(bytes.length)), bytes]) };
}

function encodeField(number, { wire, bytes }) {
  return Buffer.concat([varintBytes(BigInt((number << 3) | wire)), bytes]);
}

function encodeMessage(array, fields) {
  const parts = [];
  array.forEach((value, number) => {
    if (value === undefined || value === null) return;
    const encoder = fields[number];
    if (!encoder) throw new Error(`field ${number} of the metadata is unknown`);
    for (const item of encoder.repeated ? value : [value]) parts.push(encodeField(number, encoder(item)));
  });
  return Buffer.concat(parts);
}

/** @param {Array<Array<unknown>>} regions One array per region. @returns {Buffer} A PhoneMetadataCollection. */
export function encodeCollection(regions) {
  return Buffer.concat(regions.map((region) => encodeField(1, message(REGION)(region))));
}
