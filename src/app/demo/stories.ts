/** What residents of the demo say, by category. All invented. */
export type DemoTelling = {
  category: string
  words: string
  spot: { kind: 'entrance' | 'floor' | 'facility' | 'outdoors'; floor?: number; words?: string }
  summary: string
  done: string
}

export const tellings: readonly DemoTelling[] = [
  {
    category: '0201',
    words: '三楼楼道灯坏了两天，晚上上楼看不见台阶。',
    spot: { kind: 'floor', floor: 3 },
    summary: '三楼楼道灯不亮',
    done: '换了灯泡和声控开关，当晚复看亮。',
  },
  {
    category: '0104',
    words: '五楼走廊堆满纸箱和旧柜子，过不去人。',
    spot: { kind: 'floor', floor: 5 },
    summary: '五楼走廊堆放杂物',
    done: '与住户一起清走，地面已扫净。',
  },
  {
    category: '0101',
    words: '门口垃圾桶满了没人收，苍蝇很多。',
    spot: { kind: 'entrance' },
    summary: '梯口垃圾桶满溢',
    done: '当日清运，加了一个桶。',
  },
  {
    category: '0203',
    words: '楼梯间水管一直滴水，地上都湿了，老人容易滑倒。',
    spot: { kind: 'floor', floor: 2 },
    summary: '二楼水管渗漏',
    done: '更换接头，地面拖干，放了防滑垫。',
  },
  {
    category: '0204',
    words: '昨晚大雨，楼下水浸到脚踝，雨水井好像堵了。',
    spot: { kind: 'outdoors' },
    summary: '大雨后楼前积水',
    done: '疏通雨水井两处，排水正常。',
  },
  {
    category: '0205',
    words: '外墙有一块批荡翘起来，怕掉下来砸到人。',
    spot: { kind: 'outdoors', words: '西面外墙三楼高处' },
    summary: '外墙批荡松动',
    done: '先围蔽，铲除松动批荡后修补。',
  },
  {
    category: '0302',
    words: '消防车位总停私家车，救护车都进不来。',
    spot: { kind: 'outdoors' },
    summary: '通道被车辆占用',
    done: '与车主沟通并划线，装了柔性桩。',
  },
  {
    category: '0303',
    words: '有人把电动车推上楼在走廊飞线充电。',
    spot: { kind: 'floor', floor: 4 },
    summary: '楼内电动车充电',
    done: '劝离并引导到充电棚，装了提示牌。',
  },
  {
    category: '0401',
    words: '一楼灭火器不见了，消防箱是空的。',
    spot: { kind: 'entrance' },
    summary: '消防箱缺灭火器',
    done: '补齐两具灭火器并登记。',
  },
  {
    category: '0802',
    words: '楼前的树枝伸到三楼窗户，台风天很怕。',
    spot: { kind: 'outdoors' },
    summary: '树枝过长',
    done: '修剪完成，枝叶已清运。',
  },
  {
    category: '0801',
    words: '晚上有流浪狗追小孩。',
    spot: { kind: 'outdoors' },
    summary: '流浪犬出没',
    done: '联系收容，已带走两只。',
  },
  {
    category: '0207',
    words: '门口三级台阶没有扶手，我妈坐轮椅出不去。',
    spot: { kind: 'entrance' },
    summary: '梯口加装扶手',
    done: '装了双侧扶手和可拆坡板。',
  },
  {
    category: '0105',
    words: '对面楼顶晚上十一点还在放音乐。',
    spot: { kind: 'outdoors' },
    summary: '夜间噪声',
    done: '上门沟通，约定十点后停止。',
  },
  {
    category: '0103',
    words: '分类投放点离我们这边太远，老人走不动，能不能挪近一点？',
    spot: { kind: 'outdoors' },
    summary: '分类投放点位置',
    done: '征求两栋意见后挪到东侧空地。',
  },
  {
    category: '0701',
    words: '请问长者饭堂怎么报名？要带什么证件？',
    spot: { kind: 'entrance' },
    summary: '长者饭堂报名',
    done: '已电话说明材料和时间。',
  },
  {
    category: '0501',
    words: '楼上总在半夜拖椅子，说了几次都没用，快吵起来了。',
    spot: { kind: 'floor', floor: 6 },
    summary: '',
    done: '双方到场谈妥，垫了椅脚，约定互相体谅。',
  },
  {
    category: '0601',
    words: '隔壁独居的阿婆两天没见出门，敲门也没应。',
    spot: { kind: 'floor', floor: 2 },
    summary: '',
    done: '上门见到本人，只是听力不好，已联系家人。',
  },
  {
    category: '0404',
    words: '台风要来了，楼顶的铁皮棚没固定好。',
    spot: { kind: 'outdoors', words: '天台' },
    summary: '天台铁皮棚未固定',
    done: '加固并拍照留存，风后复看。',
  },
]
