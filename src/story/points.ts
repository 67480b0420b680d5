// What Back can return to, oldest first.

import type { Page, Point } from '../model/page.ts';
import type { Written } from '../model/record.ts';
import type { StepId } from '../model/steps.ts';
import { isAccessKey } from './answers.ts';

export const pageKey = (page: Page, step: StepId): string => `${page} ${step}`;

const nameOfPoint = (point: Point) => (point.kind === 'answer' ? `answer ${point.key}` : pageKey(point.page, point.step));

/** While the story is told: by name, oldest first. */
export type Pointing = Map<string, Point>;
export const pointing = (points: readonly Point[]): Pointing => new Map(points.map((each) => [nameOfPoint(each), each]));

export const dropPoint = (points: Pointing, point: Point): boolean => points.delete(nameOfPoint(point));
export function addPoint(points: Pointing, point: Point): void {
  dropPoint(points, point);
  points.set(nameOfPoint(point), point);
}

const isWay = (point: Point): boolean => point.kind === 'answer' && isAccessKey(point.key);

/** What Back can return to on a computer: not to ways that were chosen on another. */
export const pointsOn = (computer: string, points: Pointing, written: Written | null): Pointing =>
  written?.on === computer ? points : pointing([...points.values()].filter((each) => !isWay(each)));

/** Whether anything was answered or read, but for how the shells are reached. */
export const hasBegun = (points: Pointing): boolean => [...points.values()].some((each) => !isWay(each));
