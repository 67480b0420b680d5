// What Back can return to, oldest first.

import type { Page, Point } from '../model/page.ts';
import type { Written } from '../model/record.ts';
import type { StepId } from '../model/steps.ts';
import { isAccessKey } from './answers.ts';

export const pageKey = (page: Page, step: StepId): string => `${page} ${step}`;

const nameOfPoint = (point: Point) => (point.kind === 'answer' ? `answer ${point.key}` : pageKey(point.page, point.step));

export const withoutPoint = (points: readonly Point[], point: Point): readonly Point[] =>
  points.filter((each) => nameOfPoint(each) !== nameOfPoint(point));
export const withPoint = (points: readonly Point[], point: Point): readonly Point[] => [...withoutPoint(points, point), point];

const isWay = (point: Point): boolean => point.kind === 'answer' && isAccessKey(point.key);

/** What Back can return to on a computer: not to ways that were chosen on another. */
export const pointsOn = (computer: string, points: readonly Point[], written: Written | null): readonly Point[] =>
  written?.on === computer ? points : points.filter((each) => !isWay(each));

/** Whether anything was answered or read, but for how the shells are reached. */
export const hasBegun = (points: readonly Point[]): boolean => points.some((each) => !isWay(each));
