/** Invented residents: names as they are found in Suzhou, ages, special needs, and telephone numbers that no exchange assigns. */
const SURNAMES =
  '陈 Chen|陆 Lu|沈 Shen|周 Zhou|吴 Wu|钱 Qian|徐 Xu|顾 Gu|王 Wang|张 Zhang|朱 Zhu|李 Li|金 Jin|许 Xu|蒋 Jiang|戴 Dai|姚 Yao|潘 Pan|范 Fan|曹 Cao|杨 Yang|刘 Liu|赵 Zhao|黄 Huang|孙 Sun|胡 Hu|冯 Feng|严 Yan|汪 Wang|邹 Zou|俞 Yu|夏 Xia|尤 You|丁 Ding|钮 Niu|韩 Han|归 Gui|邵 Shao|倪 Ni|庄 Zhuang'
const ELDER_WOMEN =
  '秀珍 Xiuzhen|桂芳 Guifang|阿娣 Adi|巧云 Qiaoyun|凤英 Fengying|玉珍 Yuzhen|雪琴 Xueqin|根娣 Gendi|月娥 Yue’e|惠芬 Huifen|兰英 Lanying|美娟 Meijuan|素珍 Suzhen|杏宝 Xingbao|林妹 Linmei|彩凤 Caifeng|菊芬 Jufen|文娟 Wenjuan'
const ELDER_MEN =
  '根宝 Genbao|福林 Fulin|阿大 Ada|炳泉 Bingquan|寿康 Shoukang|金水 Jinshui|伯生 Bosheng|仁德 Rende|水根 Shuigen|鹤鸣 Heming|祥生 Xiangsheng|永年 Yongnian|志良 Zhiliang|宝元 Baoyuan|锡荣 Xirong|关林 Guanlin|云龙 Yunlong|兴发 Xingfa'
const WOMEN =
  '丽华 Lihua|敏 Min|晓燕 Xiaoyan|静怡 Jingyi|雯 Wen|佳 Jia|红梅 Hongmei|婷 Ting|慧君 Huijun|建芳 Jianfang|琳 Lin|亚萍 Yaping|思远 Siyuan|春兰 Chunlan|洁 Jie|莉莉 Lili|雅琴 Yaqin|倩 Qian'
const MEN =
  '建明 Jianming|国强 Guoqiang|伟 Wei|志刚 Zhigang|晓峰 Xiaofeng|俊 Jun|海波 Haibo|文彬 Wenbin|磊 Lei|斌 Bin|永良 Yongliang|剑平 Jianping|宇航 Yuhang|嘉诚 Jiacheng|卫东 Weidong|峰 Feng|立新 Lixin|振华 Zhenhua'

const words = (text) => text.split('|').map((pair) => ({ zh: pair.split(' ')[0], en: pair.split(' ')[1] }))
const surnames = words(SURNAMES)
const given = { elderWomen: words(ELDER_WOMEN), elderMen: words(ELDER_MEN), women: words(WOMEN), men: words(MEN) }

const joined = (family, own) => ({ name: family.zh + own.zh, nameEn: `${family.en} ${own.en}` })

/** Area code 100 and exchange 0000 do not exist in China: these numbers ring nowhere. */
const mobile = (random) => `100 0000 ${String(random.int(1000, 9999))}`
const landline = (random) => `0512 0000 ${String(random.int(1000, 9999))}`

export function createPeople(random) {
  const used = new Set()
  const nameFor = (age, woman) => {
    for (;;) {
      const list = age >= 58 ? (woman ? given.elderWomen : given.elderMen) : woman ? given.women : given.men
      const person = joined(random.pick(surnames), random.pick(list))
      if (used.has(person.name)) continue
      used.add(person.name)
      return person
    }
  }
  const relative = () => joined(random.pick(surnames), random.pick(random.chance(0.5) ? given.women : given.men)).name

  const needsOf = (age, alone) => {
    const needs = []
    if (age >= 70) needs.push('elderly')
    if (age >= 60 && alone) needs.push('livesAlone')
    if (age >= 70 && random.chance(0.24)) needs.push('hardOfHearing')
    if (age >= 70 && random.chance(0.1)) needs.push('poorSight')
    if (age >= 78 && random.chance(0.12)) needs.push('wheelchair')
    if (age >= 50 && random.chance(0.06)) needs.push('ill')
    if (age >= 75 && random.chance(0.12)) needs.push('noMandarin')
    if (age < 18) needs.push('minor')
    return needs
  }

  const phonesOf = (party, age, needs) => {
    const phones = [{ label: 'mobile', name: party.name, number: mobile(random) }]
    if (age >= 65 && random.chance(0.6)) phones.unshift({ label: 'home', name: party.name, number: landline(random) })
    if (age >= 65 || age < 18 || random.chance(0.3)) phones.push({ label: 'family', name: relative(), number: mobile(random) })
    if (needs.includes('livesAlone') || random.chance(0.12)) phones.push({ label: 'neighbour', name: relative(), number: mobile(random) })
    return phones
  }

  /** One household: who answers the telephone, how many live there, how many of them need help to leave. */
  const household = (shop) => {
    const roll = random.next()
    const age = shop ? random.int(24, 61) : roll < 0.015 ? random.int(13, 16) : roll < 0.5 ? random.int(62, 91) : random.int(26, 61)
    const people = shop ? random.int(2, 5) : age >= 62 ? random.pick([1, 1, 2, 2, 2, 3]) : random.pick([1, 2, 3, 3, 4, 5])
    const party = nameFor(age, random.chance(0.52))
    const needs = needsOf(age, people === 1)
    const weak = ['hardOfHearing', 'poorSight', 'wheelchair', 'ill', 'minor'].some((need) => needs.includes(need)) || age >= 85
    const child = age < 62 && people >= 3 && random.chance(0.2) ? 1 : 0
    return {
      people,
      needHelp: Math.min(people, (weak ? 1 : 0) + child),
      party: { ...party, age, needs, phones: phonesOf(party, age, needs) },
    }
  }
  return { household }
}

/** The household everyone meets first: an old lady who hears badly and lives alone. */
export const CHEN_GUIYING = {
  people: 1,
  needHelp: 1,
  party: {
    name: '陈桂英',
    nameEn: 'Chen Guiying',
    age: 72,
    needs: ['elderly', 'livesAlone', 'hardOfHearing'],
    phones: [
      { label: 'home', name: '陈桂英', number: '0512 0000 0128' },
      { label: 'mobile', name: '陈桂英', number: '100 0000 6021' },
      { label: 'family', name: '陆建平', number: '100 0000 7310' },
      { label: 'neighbour', name: '顾秀珍', number: '100 0000 2045' },
    ],
  },
}

/** Teams that are ordered together, by the numbers of their members. */
export const GROUPS = [
  { id: 'fire-team', name: '微型消防站', nameEn: 'Fire team', numbers: ['02', '03', '04', '06'] },
  { id: 'water-team', name: '抢修组', nameEn: 'Repair team', numbers: ['05', '07'] },
]

/** Who is reported to (N-6.3.4.1); the sub-district has a community for the north of the river and one for the south. */
export const RECIPIENTS = [
  { kind: 'fire', name: '虎丘消防救援站', nameEn: 'Huqiu fire station', phone: '119', zones: null, online: true },
  { kind: 'ambulance', name: '市急救中心', nameEn: 'City ambulance centre', phone: '120', zones: null, online: false },
  {
    kind: 'subdistrict',
    name: '虎丘街道值班室',
    nameEn: 'Huqiu sub-district duty room',
    phone: '0512 0000 1001',
    zones: null,
    online: false,
  },
  {
    kind: 'community',
    name: '山塘社区',
    nameEn: 'Shantang community',
    phone: '0512 0000 1010',
    zones: ['grid-1', 'grid-2', 'grid-3', 'grid-4'],
    online: false,
  },
  { kind: 'community', name: '下塘社区', nameEn: 'Xiatang community', phone: '0512 0000 1020', zones: ['grid-5', 'grid-6'], online: false },
  { kind: 'emergency', name: '区应急管理局', nameEn: 'District emergency bureau', phone: '0512 0000 1000', zones: null, online: true },
]

/** On-site staff; `at` is a street and metres along it. */
export const STAFF = [
  { number: '02', name: '钱进', nameEn: 'Qian Jin', skills: ['fire', 'firstAid'], at: ['dongyang', -118] },
  { number: '03', name: '陆伟', nameEn: 'Lu Wei', skills: ['gas', 'fire', 'breathingApparatus'], at: ['xiatang', 40] },
  { number: '04', name: '周建国', nameEn: 'Zhou Jianguo', skills: ['fire', 'breathingApparatus', 'firstAid'], at: ['shantang', 88] },
  { number: '05', name: '沈根生', nameEn: 'Shen Gensheng', skills: ['building', 'water'], at: ['tanzi', 46] },
  { number: '06', name: '吴勇', nameEn: 'Wu Yong', skills: ['electrical', 'fire'], at: ['shantang', 127] },
  { number: '07', name: '徐海峰', nameEn: 'Xu Haifeng', skills: ['water', 'firstAid', 'building'], at: ['shantang', 186] },
]
