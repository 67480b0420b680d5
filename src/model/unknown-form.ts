// What a look could not read because its objects had a form that is not known, found among the facts of a step: which command and
// property, and what the objects look like. It helps whoever carries this program on; it holds no value of a server.

import type { Shape } from './finding.ts';
import type { Json, JsonObject } from './json.ts';

export type UnknownForm = { readonly why: string; readonly shape: Shape };

/** All that a step's facts hold, once each. */
export function unknownFormsIn(facts: Json): readonly UnknownForm[] {
  const found = new Map<string, UnknownForm>();
  const walk = (value: Json): void => {
    if (value === null || typeof value !== 'object') return;
    if (!Array.isArray(value) && isObject(value)) {
      const form = formOf(value);
      if (form !== undefined) found.set(form.why, form);
    }
    for (const each of Object.values(value)) walk(each);
  };
  walk(facts);
  return [...found.values()];
}

const isObject = (value: Json): value is JsonObject => value !== null && typeof value === 'object' && !Array.isArray(value);

function formOf({ seen, why, shape }: JsonObject): UnknownForm | undefined {
  if (seen !== false || typeof why !== 'string' || shape === undefined || !isObject(shape)) return undefined;
  const objects = Array.isArray(shape.objects) ? shape.objects.filter(isObject) : [];
  if (shape.asked !== true) return { why, shape: { asked: false } };
  return {
    why,
    shape: { asked: true, objects: objects.map(({ types, properties }) => ({ types: textsIn(types), properties: textsIn(properties) })) },
  };
}

const textsIn = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

/** The shape in lines: the type, then each property with its kind. */
export function shapeInLines(shape: Shape): readonly string[] {
  if (!shape.asked) return ['shape not asked'];
  return shape.objects.flatMap(({ types, properties }) => [types.join(' > '), ...properties.map((each) => `  ${each}`)]);
}
