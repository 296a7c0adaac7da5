/** Every word shown to people, by language and domain. */
import enAlarms from '../../resources/locales/en/alarms.json'
import enArchive from '../../resources/locales/en/archive.json'
import enCalls from '../../resources/locales/en/calls.json'
import enCasualties from '../../resources/locales/en/casualties.json'
import enCommon from '../../resources/locales/en/common.json'
import enDevices from '../../resources/locales/en/devices.json'
import enDispatch from '../../resources/locales/en/dispatch.json'
import enDrills from '../../resources/locales/en/drills.json'
import enFigures from '../../resources/locales/en/figures.json'
import enHandset from '../../resources/locales/en/handset.json'
import enHandsets from '../../resources/locales/en/handsets.json'
import enHistory from '../../resources/locales/en/history.json'
import enIncidents from '../../resources/locales/en/incidents.json'
import enJournal from '../../resources/locales/en/journal.json'
import enMap from '../../resources/locales/en/map.json'
import enNetwork from '../../resources/locales/en/network.json'
import enOutputs from '../../resources/locales/en/outputs.json'
import enPaper from '../../resources/locales/en/paper.json'
import enPeople from '../../resources/locales/en/people.json'
import enPicture from '../../resources/locales/en/picture.json'
import enPlan from '../../resources/locales/en/plan.json'
import enProcedures from '../../resources/locales/en/procedures.json'
import enRescue from '../../resources/locales/en/rescue.json'
import enSeat from '../../resources/locales/en/seat.json'
import enSession from '../../resources/locales/en/session.json'
import enShifts from '../../resources/locales/en/shifts.json'
import enSpeech from '../../resources/locales/en/speech.json'
import enSystem from '../../resources/locales/en/system.json'
import enWall from '../../resources/locales/en/wall.json'
import enWatch from '../../resources/locales/en/watch.json'
import zhAlarms from '../../resources/locales/zh-CN/alarms.json'
import zhArchive from '../../resources/locales/zh-CN/archive.json'
import zhCalls from '../../resources/locales/zh-CN/calls.json'
import zhCasualties from '../../resources/locales/zh-CN/casualties.json'
import zhCommon from '../../resources/locales/zh-CN/common.json'
import zhDevices from '../../resources/locales/zh-CN/devices.json'
import zhDispatch from '../../resources/locales/zh-CN/dispatch.json'
import zhDrills from '../../resources/locales/zh-CN/drills.json'
import zhFigures from '../../resources/locales/zh-CN/figures.json'
import zhHandset from '../../resources/locales/zh-CN/handset.json'
import zhHandsets from '../../resources/locales/zh-CN/handsets.json'
import zhHistory from '../../resources/locales/zh-CN/history.json'
import zhIncidents from '../../resources/locales/zh-CN/incidents.json'
import zhJournal from '../../resources/locales/zh-CN/journal.json'
import zhMap from '../../resources/locales/zh-CN/map.json'
import zhNetwork from '../../resources/locales/zh-CN/network.json'
import zhOutputs from '../../resources/locales/zh-CN/outputs.json'
import zhPaper from '../../resources/locales/zh-CN/paper.json'
import zhPeople from '../../resources/locales/zh-CN/people.json'
import zhPicture from '../../resources/locales/zh-CN/picture.json'
import zhPlan from '../../resources/locales/zh-CN/plan.json'
import zhProcedures from '../../resources/locales/zh-CN/procedures.json'
import zhRescue from '../../resources/locales/zh-CN/rescue.json'
import zhSeat from '../../resources/locales/zh-CN/seat.json'
import zhSession from '../../resources/locales/zh-CN/session.json'
import zhShifts from '../../resources/locales/zh-CN/shifts.json'
import zhSpeech from '../../resources/locales/zh-CN/speech.json'
import zhSystem from '../../resources/locales/zh-CN/system.json'
import zhWall from '../../resources/locales/zh-CN/wall.json'
import zhWatch from '../../resources/locales/zh-CN/watch.json'

export const zhCN = {
  alarms: zhAlarms,
  archive: zhArchive,
  calls: zhCalls,
  casualties: zhCasualties,
  common: zhCommon,
  devices: zhDevices,
  dispatch: zhDispatch,
  figures: zhFigures,
  handset: zhHandset,
  history: zhHistory,
  handsets: zhHandsets,
  incidents: zhIncidents,
  journal: zhJournal,
  map: zhMap,
  network: zhNetwork,
  outputs: zhOutputs,
  paper: zhPaper,
  people: zhPeople,
  picture: zhPicture,
  plan: zhPlan,
  procedures: zhProcedures,
  rescue: zhRescue,
  seat: zhSeat,
  session: zhSession,
  drills: zhDrills,
  shifts: zhShifts,
  speech: zhSpeech,
  system: zhSystem,
  wall: zhWall,
  watch: zhWatch,
}

export const en: typeof zhCN = {
  alarms: enAlarms,
  archive: enArchive,
  calls: enCalls,
  casualties: enCasualties,
  common: enCommon,
  devices: enDevices,
  dispatch: enDispatch,
  figures: enFigures,
  handset: enHandset,
  history: enHistory,
  handsets: enHandsets,
  incidents: enIncidents,
  journal: enJournal,
  map: enMap,
  network: enNetwork,
  outputs: enOutputs,
  paper: enPaper,
  people: enPeople,
  picture: enPicture,
  plan: enPlan,
  procedures: enProcedures,
  rescue: enRescue,
  seat: enSeat,
  session: enSession,
  drills: enDrills,
  shifts: enShifts,
  speech: enSpeech,
  system: enSystem,
  wall: enWall,
  watch: enWatch,
}
