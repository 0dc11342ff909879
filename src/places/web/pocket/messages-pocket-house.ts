import { defineMessages } from '../../../platform/i18n/messages.ts'
import { hant } from './messages-pocket-house.hant.generated.ts'

export const pocketHouseMessages = defineMessages(
  {
    'houses.link': ['楼栋', 'Buildings'],
    'houses.title': ['楼栋', 'Buildings'],
    'houses.find': ['找楼栋', 'Find a building'],
    'houses.find-hint': ['写楼号，例如 36', 'By number, for example 36'],
    'houses.mine': ['我负责的楼', 'Where I am posted'],
    'houses.none': ['没有这样的楼栋。', 'There is no such building.'],
    'houses.none-mine': ['写楼号来找。', 'Find one by its number.'],
    'house.facts': ['{grid} · {floors} 层 · {doors} 户', '{grid} · {floors} floors · {doors} dwellings'],
    'house.lift': ['有电梯', 'With a lift'],
    'house.no-lift': ['没有电梯', 'No lift'],
    'house.ended': ['这栋楼只算到 {day} 之前。', 'This building counted until {day}.'],
    'house.doors': ['楼层和门户', 'Floors and doors'],
    'house.floor': ['{floor} 层', 'Floor {floor}'],
    'house.open-there': ['{count} 件没办完', '{count} open'],
    'house.late-there': ['{count} 件没办完，有超时的', '{count} open, some late'],
    'house.lived': ['有登记的住户', 'A household is registered'],
    'house.unknown': ['没有登记', 'Nothing registered'],
    'house.facilities': ['公共设施', 'Facilities'],
    'house.no-facilities': ['还没有登记设施。', 'No facility is entered yet.'],
    'house.checked': ['{day} 查过', 'checked on {day}'],
    'house.never-checked': ['没有检查记录', 'no check recorded'],
    'http.not-found': ['没有这栋楼，或不归您看。', 'There is no such building, or it is not yours to see.'],
    'house.loading': ['正在打开这栋楼', 'Opening the building'],
  },
  hant,
)
