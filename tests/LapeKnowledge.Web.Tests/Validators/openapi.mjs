// OpenAPI documents against the schema of their version; every reference leads somewhere.
import { Validator } from '@seriousme/openapi-schema-validator';
import { check } from './files.mjs';

check(async ({ text }) => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(JSON.parse(text));
  if (!valid) {
    return Array.isArray(errors) ? errors.map(error => `${error.instancePath} ${error.message}`) : [String(errors)];
  }
  validator.resolveRefs(); // throws where one leads nowhere
  return [];
});
