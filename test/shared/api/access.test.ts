// Who may do what, said once more by hand: a line that slips into the access table, or out of it, is found here.
import { accessTable, type AccessLine } from '../../../shared/api/access';

const told = ({ who, reach, states, to, signing, hosting }: AccessLine): string =>
  [
    who,
    ...(reach === 'whole' ? [] : [reach]),
    ...(signing ? ['where it signs'] : []),
    ...(hosting ? ['where it fills for members'] : []),
    ...(states === 'any' ? [] : [`in ${states.join(' ')}`]),
    ...(to === undefined ? [] : [`to ${to}`]),
  ].join(', ');

const concerned = [
  'office',
  'leader',
  'group-leader, where it signs',
  'observer',
  'head, own-unit, in published final',
  'secretary, own-unit, in published final',
  'liaison, own-unit, in published final',
];
const everyVersion = ['office', 'assessor, own-group', 'group-leader, own-group', 'observer'];
const ofMembers = 'head, own-members, where it fills for members';

test('the access table is what the design says', () => {
  const table = Object.fromEntries(Object.entries(accessTable).map(([route, lines]) => [route, lines.map(told)]));
  expect(table).toEqual({
    health: ['anyone'],
    openapi: ['anyone'],
    me: ['signed-in'],
    ownContact: ['signed-in'],
    putOwnContact: ['signed-in'],
    putContact: ['admin'],
    listChannels: ['admin'],
    tryChannel: ['admin'],
    remind: ['office, register', 'leader, register', 'liaison, register', 'head, register'],
    names: ['office', 'leader', 'assessor', 'group-leader', 'observer', 'head', 'secretary', 'liaison'],
    listPeople: ['admin'],
    participants: ['office', 'leader', 'assessor', 'group-leader', 'observer', 'head', 'secretary', 'liaison'],
    putPerson: ['admin'],
    getCalendar: ['signed-in'],
    putCalendar: ['office'],
    getObservers: ['office'],
    putObservers: ['office'],
    getTurn: ['office'],
    nameObservers: ['office, in open closed consolidated'],
    listSchemes: ['signed-in'],
    getScheme: ['signed-in'],
    putScheme: ['office'],
    checkScheme: ['office'],
    preview: ['office', 'assessor'],
    listPeriods: ['signed-in, outline', ...concerned],
    getPeriod: ['signed-in, outline', ...concerned],
    openPeriod: ['office'],
    withdrawPeriod: ['office, in open'],
    movePeriod: [
      'office, in open, to closed',
      'office, in closed consolidated, to consolidated',
      'office, in consolidated, to signed',
      'leader, in consolidated, to signed',
      'group-leader, in consolidated, to signed',
      'office, in signed, to published',
      'office, in published, to final',
      'office, in closed consolidated signed published, to open',
    ],
    submit: [
      'office, in open',
      'assessor, own-group, in open',
      'head, own-members, where it fills for members, in open',
    ],
    listSheets: [...everyVersion, 'leader', ofMembers],
    sheetHistory: [...everyVersion, ofMembers],
    progress: [...everyVersion, 'leader', ofMembers],
    listRecords: ['signed-in, register'],
    analyseRecords: ['signed-in, register'],
    getRecord: ['signed-in, register'],
    recordHistory: ['signed-in, register'],
    changeRecords: ['signed-in, register'],
    due: ['signed-in, register'],
    putFile: ['signed-in, register'],
    listFiles: ['signed-in, register'],
    getFile: ['signed-in, register'],
    periodFiles: ['admin'],
    destroyFile: ['admin'],
    consolidate: ['office, in closed consolidated'],
    counted: [...everyVersion, 'leader', ...concerned.slice(-3), ofMembers],
    recalculation: ['office', 'leader'],
    results: concerned,
    explanation: concerned,
    figures: concerned,
    board: concerned,
    audit: ['office', 'leader'],
    verifyAudit: ['office', 'leader'],
  });
});
