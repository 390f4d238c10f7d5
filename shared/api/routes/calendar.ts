// The holidays of a year and the weekends worked for them, by which deadlines in working days are counted.
import { z } from 'zod';
import { calendarSchema, putCalendarSchema, yearSchema } from '../calendar';
import { conditional, none, type Route } from './route';

const ofYear = z.strictObject({ year: yearSchema });

export const calendarRoutes = {
  getCalendar: {
    id: 'getCalendar',
    method: 'GET',
    path: '/calendar/{year}',
    summary: {
      'zh-CN': '某年的放假调休安排',
      'en-US': "A year's holidays and the weekends worked for them: the organisation's own, or the official ones",
    },
    params: ofYear,
    query: none,
    headers: none,
    request: null,
    response: calendarSchema,
    status: 200,
  },
  putCalendar: {
    id: 'putCalendar',
    method: 'PUT',
    path: '/calendar/{year}',
    summary: {
      'zh-CN': '设定某年的放假调休安排',
      'en-US':
        "Sets the organisation's own table of a year; If-Match: the table as it was read, If-None-Match: * for the first",
    },
    params: ofYear,
    query: none,
    headers: conditional,
    request: putCalendarSchema,
    response: calendarSchema,
    status: 200,
    etag: 'the table of the year',
  },
} as const satisfies Record<string, Route>;
