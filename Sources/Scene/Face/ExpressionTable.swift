/// The named expressions: what each consists of, where that comes from, and its share within
/// its group; how often groups are drawn is ``ExpressionDistribution``.
///
/// This is data. A line holds name, share within its group, smallest intensity in pictures, source, and the face units
/// with their weights at intensity 1; a unit without side stands for both. AU are action units of the Facial Action
/// Coding System (Ekman, Friesen and Hager 2002, "FACS"), "prototype" is the Investigator's Guide's table 10-2; face units
/// stand for them as follows: AU 1 `browInnerUp`, 2 `browOuterUp`, 4 `browDown`, 5 `eyeWide`, 6 `cheekSquint`, 7 `eyeSquint`,
/// 9 `noseSneer`, 10 `mouthUpperUp`, 12 `mouthSmile`, 14 `mouthDimple`, 15 `mouthFrown`, 16 `mouthLowerDown`,
/// 17 `mouthShrugLower`, 18 `mouthPucker`, 19 `tongueOut`, 20 `mouthStretch`, 22 `mouthFunnel`, 23 and 24 `mouthPress`,
/// 25–27 `jawOpen`, 28 and 32 `mouthRoll…`, 29 `jawForward`, 30 `jawLeft`/`jawRight`, 33 and 34 `cheekPuff`,
/// 35 `cheekSuck`, 43–46 `eyeBlink`.
extension NamedExpression {
  /// All, in an order that never changes.
  public static let all: [NamedExpression] =
    rest + joy + surprise + fear + anger + sadness + disgust + lids + mouth
    + states + speech

  private static let rest = [
    NamedExpression("neutral", .rest, 5, from: 1, "no action unit", ""),
    NamedExpression(
      "lips-parted", .rest, 2, from: 0.3, "AU 25: relaxed jaw", "jawOpen .07 mouthLowerDown .06"),
    NamedExpression(
      "attentive", .rest, 2, from: 0.3, "AU 1+2 slight: interest", "browInnerUp .2 browOuterUp .18 eyeWide .1"
    ),
    NamedExpression(
      "tired", .rest, 1, from: 0.3, "AU 43 partial, lids droop",
      "eyeBlink .42 browInnerUp .14 mouthFrown .12 jawOpen .02"),
    NamedExpression("pursed", .rest, 1, from: 0.3, "AU 24 slight", "mouthPress .35 mouthDimple .12"),
    NamedExpression(
      "serious", .rest, 2, from: 0.3, "AU 4+24 slight",
      "browDown .22 mouthPress .2 mouthFrown .1 eyeSquint .1"),
    NamedExpression(
      "pleasant", .rest, 3, from: 0.3, "AU 12 slight", "mouthSmile .18 cheekSquint .08 mouthDimple .05"),
  ]

  private static let joy = [
    NamedExpression(
      "smile", .joy, 7, from: 0.35, "AU 6+12, enjoyment smile: Ekman, Davidson and Friesen 1990",
      "mouthSmile .62 cheekSquint .42 eyeSquint .2 mouthDimple .15 mouthPress .08"),
    NamedExpression(
      "smile-polite", .joy, 4, from: 0.35, "AU 12 without 6: Ekman, Davidson and Friesen 1990",
      "mouthSmile .55 mouthDimple .22 mouthPress .1"),
    NamedExpression(
      "smile-lips-parted", .joy, 4, from: 0.4, "AU 6+12+25",
      "mouthSmile .62 cheekSquint .35 eyeSquint .15 mouthUpperUp .25 mouthLowerDown .18 jawOpen .04"),
    NamedExpression(
      "smile-teeth", .joy, 6, from: 0.5, "AU 6+12+25: happiness prototype",
      "mouthSmile .78 cheekSquint .5 eyeSquint .25 mouthUpperUp .58 mouthLowerDown .36 jawOpen .08"),
    NamedExpression(
      "smile-broad", .joy, 4, from: 0.5, "AU 6+7+12+25+26",
      "mouthSmile .9 cheekSquint .65 eyeSquint .38 mouthUpperUp .55 mouthLowerDown .38 jawOpen .17 mouthDimple .1"
    ),
    NamedExpression(
      "grin", .joy, 2, from: 0.5, "AU 12+20+25, teeth together",
      "mouthSmile .7 mouthStretch .35 mouthUpperUp .55 mouthLowerDown .7 cheekSquint .25 jawOpen .03"),
    NamedExpression(
      "laugh", .joy, 4, from: 0.5, "AU 6+7+12+25+26: Ruch and Ekman 2001",
      "mouthSmile .85 cheekSquint .75 eyeSquint .5 mouthUpperUp .55 mouthLowerDown .32 jawOpen .42 noseSneer .1"
    ),
    NamedExpression(
      "laugh-hard", .joy, 2, from: 0.6, "AU 4+6+7+9+12+27, eyes shut: Ruch and Ekman 2001",
      "mouthSmile .9 cheekSquint .95 eyeSquint .2 eyeBlink .8 mouthUpperUp .5 mouthLowerDown .3 jawOpen .66 noseSneer .3 browDown .15"
    ),
    NamedExpression(
      "smirk-left", .joy, 1, from: 0.4, "AU L12+L14",
      "mouthSmileLeft .6 mouthDimpleLeft .35 cheekSquintLeft .25 mouthSmileRight .05 browOuterUpLeft .15"),
    NamedExpression(
      "smirk-right", .joy, 1, from: 0.4, "AU R12+R14",
      "mouthSmileRight .6 mouthDimpleRight .35 cheekSquintRight .25 mouthSmileLeft .05 browOuterUpRight .15"),
    NamedExpression(
      "embarrassed", .joy, 1, from: 0.5, "AU 12+24, controlled smile: Keltner 1995",
      "mouthSmile .5 mouthPress .45 mouthRollLower .15 browInnerUp .25 eyeBlink .2 cheekSquint .2"),
    NamedExpression(
      "pride", .joy, 1, from: 0.5, "slight AU 12, lids low: Tracy and Robins 2004",
      "mouthSmile .35 mouthPress .2 eyeBlink .18 browOuterUp .15 mouthDimple .2"),
    NamedExpression(
      "tender", .joy, 1, from: 0.5, "AU 1+6+12: love and sympathy smile",
      "mouthSmile .45 cheekSquint .3 browInnerUp .35 eyeBlink .12 mouthPress .1"),
  ]

  private static let surprise = [
    NamedExpression(
      "surprise", .surprise, 3, from: 0.4, "AU 1+2+5+26: prototype",
      "browInnerUp .7 browOuterUp .7 eyeWide .5 jawOpen .32 mouthFunnel .1"),
    NamedExpression(
      "astonishment", .surprise, 1, from: 0.6, "AU 1+2+5+27: prototype",
      "browInnerUp .95 browOuterUp .9 eyeWide .8 jawOpen .62 mouthFunnel .22"),
    NamedExpression(
      "happy-surprise", .surprise, 2, from: 0.5, "AU 1+2+12+25+26: Du, Tao and Martinez 2014",
      "browInnerUp .65 browOuterUp .65 eyeWide .35 mouthSmile .65 cheekSquint .25 jawOpen .35 mouthUpperUp .2"
    ),
    NamedExpression(
      "brows-raised", .surprise, 2, from: 0.4, "AU 1+2: greeting, question (Ekman 1979)",
      "browInnerUp .65 browOuterUp .75 eyeWide .15"),
    NamedExpression(
      "brow-raised-left", .surprise, 1, from: 0.5, "AU L2",
      "browOuterUpLeft .85 browInnerUp .1 browDownRight .2"),
    NamedExpression(
      "brow-raised-right", .surprise, 1, from: 0.5, "AU R2",
      "browOuterUpRight .85 browInnerUp .1 browDownLeft .2"),
  ]

  private static let fear = [
    NamedExpression(
      "fear", .fear, 2, from: 0.5, "AU 1+2+4+5+20+25: prototype",
      "browInnerUp .85 browOuterUp .35 browDown .35 eyeWide .65 mouthStretch .55 jawOpen .1 mouthLowerDown .2"
    ),
    NamedExpression(
      "terror", .fear, 1, from: 0.7, "AU 1+2+4+5+20+27: prototype",
      "browInnerUp .95 browOuterUp .4 browDown .4 eyeWide .9 mouthStretch .6 jawOpen .55 mouthLowerDown .25"),
    NamedExpression(
      "worry", .fear, 2, from: 0.4, "AU 1+4+24",
      "browInnerUp .65 browDown .3 mouthPress .35 mouthFrown .2 eyeSquint .1"),
    NamedExpression(
      "grimace", .fear, 1, from: 0.5, "AU 20+25, teeth together",
      "mouthStretch .75 mouthLowerDown .55 mouthUpperUp .25 browInnerUp .35 eyeWide .15"),
  ]

  private static let anger = [
    NamedExpression(
      "frown", .anger, 3, from: 0.4, "AU 4", "browDown .8 eyeSquint .2 mouthPress .15"),
    NamedExpression(
      "anger", .anger, 2, from: 0.5, "AU 4+5+7+23: prototype",
      "browDown .9 eyeSquint .4 eyeWide .25 mouthPress .5 mouthFrown .25 noseSneer .15"),
    NamedExpression(
      "anger-teeth", .anger, 1, from: 0.5, "AU 4+5+7+10+25: prototype",
      "browDown .95 eyeSquint .45 eyeWide .2 noseSneer .5 mouthUpperUp .5 mouthLowerDown .5 mouthStretch .2 jawOpen .04"
    ),
    NamedExpression(
      "shout", .anger, 1, from: 0.6, "AU 4+7+10+27",
      "browDown .75 eyeSquint .5 noseSneer .4 mouthUpperUp .35 mouthLowerDown .4 jawOpen .75 mouthStretch .3"),
    NamedExpression(
      "glare", .anger, 1, from: 0.5, "AU 4+5+24", "browDown .7 eyeWide .35 mouthPress .4 jawForward .15"),
    NamedExpression(
      "snarl-left", .anger, 0.5, from: 0.5, "AU 4+L9+L10",
      "browDown .6 noseSneerLeft .8 mouthUpperUpLeft .7 cheekSquintLeft .4 eyeSquint .3 noseSneerRight .2"),
    NamedExpression(
      "snarl-right", .anger, 0.5, from: 0.5, "AU 4+R9+R10",
      "browDown .6 noseSneerRight .8 mouthUpperUpRight .7 cheekSquintRight .4 eyeSquint .3 noseSneerLeft .2"),
    NamedExpression(
      "determined", .anger, 1.5, from: 0.4, "AU 4+17+24",
      "browDown .45 mouthPress .5 mouthShrugLower .35 eyeSquint .2 jawForward .1"),
  ]

  private static let sadness = [
    NamedExpression(
      "sadness", .sadness, 3, from: 0.4, "AU 1+4+15+17: prototype",
      "browInnerUp .75 browDown .25 mouthFrown .55 mouthShrugLower .3 eyeBlink .15"),
    NamedExpression(
      "disappointed", .sadness, 2, from: 0.4, "AU 14+15+17",
      "mouthFrown .4 mouthShrugLower .35 mouthDimple .3 mouthPress .3 browInnerUp .3"),
    NamedExpression(
      "pout", .sadness, 1, from: 0.5, "AU 17+18+22",
      "mouthShrugLower .7 mouthPucker .3 mouthFrown .35 browInnerUp .4 browDown .2"),
    NamedExpression(
      "cry", .sadness, 1, from: 0.5, "AU 1+4+6+7+15+20+26",
      "browInnerUp .85 browDown .5 cheekSquint .7 eyeSquint .5 eyeBlink .35 mouthFrown .5 mouthStretch .45 jawOpen .26 mouthLowerDown .3 mouthUpperUp .2"
    ),
    NamedExpression(
      "sob", .sadness, 0.5, from: 0.6, "AU 1+4+6+17+43",
      "browInnerUp .9 browDown .5 cheekSquint .6 eyeBlink .95 mouthFrown .6 mouthShrugLower .6 mouthPress .3 noseSneer .2"
    ),
    NamedExpression(
      "pleading", .sadness, 1, from: 0.5, "AU 1+5+17",
      "browInnerUp .9 eyeWide .2 mouthShrugLower .3 mouthFrown .15"),
  ]

  private static let disgust = [
    NamedExpression(
      "disgust", .disgust, 2, from: 0.5, "AU 9+10+17: prototype",
      "noseSneer .8 mouthUpperUp .5 browDown .45 eyeSquint .4 cheekSquint .35 mouthFrown .3 mouthShrugLower .25"
    ),
    NamedExpression(
      "disgust-tongue", .disgust, 0.5, from: 0.6, "AU 9+10+19+26: prototype",
      "noseSneer .8 mouthUpperUp .45 browDown .5 eyeSquint .5 jawOpen .4 mouthLowerDown .3 tongueOut .6"),
    NamedExpression(
      "nose-wrinkled", .disgust, 1, from: 0.4, "AU 9", "noseSneer .75 browDown .3 cheekSquint .3 eyeSquint .2"
    ),
    NamedExpression(
      "contempt-left", .disgust, 1, from: 0.5, "AU L14: Ekman and Friesen 1986",
      "mouthDimpleLeft .8 mouthSmileLeft .25 mouthPressLeft .4 eyeBlink .12"),
    NamedExpression(
      "contempt-right", .disgust, 1, from: 0.5, "AU R14: Ekman and Friesen 1986",
      "mouthDimpleRight .8 mouthSmileRight .25 mouthPressRight .4 eyeBlink .12"),
    NamedExpression(
      "sneer", .disgust, 1, from: 0.5, "AU 10", "mouthUpperUp .6 noseSneer .4 eyeSquint .2 mouthFrown .2"),
  ]

  private static let lids = [
    NamedExpression("eyes-closed", .lids, 3, from: 1, "AU 43", "eyeBlink 1"),
    NamedExpression(
      "eyes-shut-tight", .lids, 1, from: 1, "AU 6+7+43",
      "eyeBlink 1 cheekSquint .7 browDown .5 noseSneer .25 mouthStretch .1"),
    NamedExpression(
      "wink-left", .lids, 1, from: 1, "AU L46",
      "eyeBlinkLeft 1 cheekSquintLeft .5 mouthSmileLeft .4 mouthSmileRight .15"),
    NamedExpression(
      "wink-right", .lids, 1, from: 1, "AU R46",
      "eyeBlinkRight 1 cheekSquintRight .5 mouthSmileRight .4 mouthSmileLeft .15"),
    NamedExpression(
      "squint", .lids, 2, from: 0.4, "AU 6+7, bright light",
      "eyeSquint .75 cheekSquint .5 browDown .4 eyeBlink .1"),
    NamedExpression("half-lidded", .lids, 2, from: 0.5, "AU 43 partial", "eyeBlink .6 jawOpen .02"),
    NamedExpression("eyes-wide", .lids, 1, from: 0.4, "AU 5", "eyeWide .85 browOuterUp .25 browInnerUp .2"),
  ]

  private static let mouth = [
    NamedExpression(
      "kiss", .mouth, 1.5, from: 0.6, "AU 18, lips forward", "mouthPucker .9 mouthFunnel .12 eyeBlink .3"),
    NamedExpression(
      "whistle", .mouth, 0.7, from: 0.7, "AU 18+22", "mouthPucker .85 mouthFunnel .4 jawOpen .05 cheekSuck .2"
    ),
    NamedExpression(
      "blow", .mouth, 0.7, from: 0.6, "AU 18+22+33", "mouthPucker .7 mouthFunnel .25 cheekPuff .5 jawOpen .04"
    ),
    NamedExpression("cheeks-puffed", .mouth, 1, from: 0.5, "AU 34", "cheekPuff .85 mouthPress .3"),
    NamedExpression("cheeks-sucked-in", .mouth, 0.7, from: 0.6, "AU 18+35", "cheekSuck 1 mouthPucker .5"),
    NamedExpression(
      "lips-rolled-in", .mouth, 1, from: 0.5, "AU 28", "mouthRollLower .75 mouthRollUpper .75 mouthPress .1"),
    NamedExpression(
      "lip-bite", .mouth, 1, from: 0.6, "AU 32",
      "mouthRollLower .9 mouthUpperUp .25 jawOpen .05 mouthDimple .2"),
    NamedExpression(
      "lips-pressed", .mouth, 1, from: 0.5, "AU 24", "mouthPress .9 mouthRollLower .15 mouthRollUpper .15"),
    NamedExpression("mouth-left", .mouth, 0.7, from: 0.4, "lips to the side", "mouthLeft .8 mouthPress .2"),
    NamedExpression("mouth-right", .mouth, 0.7, from: 0.4, "lips to the side", "mouthRight .8 mouthPress .2"),
    NamedExpression("jaw-left", .mouth, 0.4, from: 0.5, "AU 30", "jawLeft .8 jawOpen .06"),
    NamedExpression("jaw-right", .mouth, 0.4, from: 0.5, "AU 30", "jawRight .8 jawOpen .06"),
    NamedExpression("jaw-forward", .mouth, 0.4, from: 0.5, "AU 29", "jawForward .9 mouthShrugLower .2"),
    NamedExpression(
      "chew-left", .mouth, 0.7, from: 0.5, "jaw to the working side, lips closed",
      "jawOpen .22 mouthClose .22 jawLeft .45 cheekPuff .12 mouthPress .15 mouthLeft .1"),
    NamedExpression(
      "chew-right", .mouth, 0.7, from: 0.5, "jaw to the working side, lips closed",
      "jawOpen .22 mouthClose .22 jawRight .45 cheekPuff .12 mouthPress .15 mouthRight .1"),
    NamedExpression("mouth-open", .mouth, 1, from: 0.4, "AU 27", "jawOpen .7"),
    NamedExpression("mouth-funnel", .mouth, 0.5, from: 0.5, "AU 22", "mouthFunnel .8 jawOpen .12"),
    NamedExpression(
      "tongue-out", .mouth, 1, from: 0.7, "AU 19+26",
      "tongueOut .95 jawOpen .36 mouthLowerDown .15 tongueDown .25"),
    NamedExpression(
      "tongue-between-teeth", .mouth, 0.6, from: 0.8, "AU 19 slight, teeth on the tongue",
      "tongueOut .6 jawOpen .3 mouthSmile .2 mouthUpperUp .3 mouthLowerDown .3"),
    NamedExpression(
      "lip-lick-upper", .mouth, 0.5, from: 0.8, "AU 37",
      "tongueOut .9 tongueUp .75 jawOpen .32 mouthUpperUp .1"
    ),
    NamedExpression(
      "lip-lick-left", .mouth, 0.4, from: 0.8, "AU 37",
      "tongueOut .85 tongueLeft .8 tongueUp .15 jawOpen .3 mouthSmileLeft .15"),
    NamedExpression(
      "lip-lick-right", .mouth, 0.4, from: 0.8, "AU 37",
      "tongueOut .85 tongueRight .8 tongueUp .15 jawOpen .3 mouthSmileRight .15"),
  ]

  private static let states = [
    NamedExpression(
      "pain", .states, 1, from: 0.5, "AU 4+6+7+9+10+43: Prkachin and Solomon 2008",
      "browDown .8 cheekSquint .75 eyeSquint .3 eyeBlink .7 noseSneer .5 mouthUpperUp .4 mouthStretch .4 jawOpen .1 mouthLowerDown .2"
    ),
    NamedExpression(
      "wince", .states, 1, from: 0.5, "AU 4+6+7+20, one eye more",
      "browDown .6 cheekSquint .6 eyeSquint .4 eyeBlinkLeft .75 eyeBlinkRight .25 mouthStretch .5 mouthUpperUp .25 mouthLowerDown .25"
    ),
    NamedExpression(
      "effort", .states, 0.7, from: 0.5, "AU 4+6+7+20+24",
      "browDown .75 eyeSquint .6 cheekSquint .6 mouthPress .65 mouthStretch .4 mouthRollLower .3 noseSneer .3"
    ),
    NamedExpression(
      "yawn", .states, 1, from: 0.7, "AU 27+43, slow gaping: Provine 1986",
      "jawOpen .95 eyeBlink .75 browInnerUp .35 cheekSquint .4 mouthFunnel .2 noseSneer .2 mouthLowerDown .15"
    ),
    NamedExpression(
      "sneeze", .states, 0.4, from: 0.7, "before it: AU 1+9+26+43",
      "browInnerUp .6 noseSneer .7 jawOpen .32 eyeBlink .7 mouthUpperUp .5 cheekSquint .5"),
    NamedExpression(
      "confused", .states, 1.5, from: 0.4, "AU 4+7: Rozin and Cohen 2003",
      "browDownLeft .7 browDownRight .45 browOuterUpRight .3 eyeSquint .4 mouthFrown .15 mouthLeft .2"),
    NamedExpression(
      "thinking", .states, 1.5, from: 0.4, "AU 4+17+24, lips to the side",
      "browDown .35 browOuterUpLeft .3 mouthPress .35 mouthShrugLower .3 mouthRight .35 eyeSquint .15"),
    NamedExpression(
      "concentrated", .states, 1, from: 0.4, "AU 4+7+28",
      "browDown .5 eyeSquint .35 mouthRollLower .4 mouthPress .2"),
    NamedExpression(
      "bored", .states, 1, from: 0.4, "lids low, mouth to the side",
      "eyeBlink .42 mouthFrown .25 mouthPress .2 mouthLeft .15"),
    NamedExpression(
      "doubtful", .states, 1, from: 0.4, "AU 15+17, shrugged lips",
      "mouthShrugLower .75 mouthShrugUpper .3 mouthFrown .5 browOuterUp .35 browInnerUp .25"),
    NamedExpression(
      "ashamed", .states, 0.6, from: 0.5, "AU 1+15+24+43 partial",
      "browInnerUp .5 browDown .2 eyeBlink .4 mouthFrown .3 mouthPress .4 mouthRollLower .2"),
  ]

  /// The fifteen mouth shapes of speech that Meta's lip synchronization and, but for details, MPEG-4 (ISO/IEC 14496-2)
  /// distinguish; the phonemes they stand for are the source's.
  private static let speech = [
    NamedExpression("viseme-sil", .speech, 1, from: 1, "silence", "mouthPress .05"),
    NamedExpression(
      "viseme-pp", .speech, 1.5, from: 0.6, "p, b, m", "mouthPress .3 mouthRollLower .22 mouthRollUpper .18"),
    NamedExpression(
      "viseme-ff", .speech, 1, from: 0.6, "f, v",
      "mouthRollLower .5 mouthUpperUp .22 jawOpen .05 mouthShrugLower .12"),
    NamedExpression(
      "viseme-th", .speech, 0.7, from: 0.6, "th",
      "jawOpen .18 tongueOut .52 mouthUpperUp .15 mouthLowerDown .22"),
    NamedExpression(
      "viseme-dd", .speech, 1, from: 0.6, "t, d",
      "jawOpen .1 mouthUpperUp .12 mouthLowerDown .25 mouthStretch .1"),
    NamedExpression(
      "viseme-kk", .speech, 1, from: 0.6, "k, g",
      "jawOpen .17 mouthUpperUp .12 mouthLowerDown .18 mouthStretch .08"),
    NamedExpression(
      "viseme-ch", .speech, 1, from: 0.6, "ch, j, sh",
      "mouthFunnel .5 mouthPucker .2 jawOpen .06 mouthUpperUp .1"),
    NamedExpression(
      "viseme-ss", .speech, 1, from: 0.6, "s, z",
      "mouthStretch .22 mouthSmile .15 mouthUpperUp .15 mouthLowerDown .32 jawOpen .02"),
    NamedExpression(
      "viseme-nn", .speech, 1, from: 0.6, "n, l",
      "jawOpen .12 mouthUpperUp .1 mouthLowerDown .22 mouthStretch .06"),
    NamedExpression("viseme-rr", .speech, 1, from: 0.6, "r", "mouthFunnel .38 mouthPucker .22 jawOpen .1"),
    NamedExpression(
      "viseme-aa", .speech, 2, from: 0.4, "ah, as in father",
      "jawOpen .46 mouthUpperUp .12 mouthLowerDown .16"),
    NamedExpression(
      "viseme-e", .speech, 1.5, from: 0.4, "e, as in bed",
      "jawOpen .24 mouthStretch .25 mouthSmile .12 mouthUpperUp .15 mouthLowerDown .2"),
    NamedExpression(
      "viseme-ih", .speech, 1.5, from: 0.4, "i, as in tip",
      "jawOpen .14 mouthSmile .25 mouthStretch .2 mouthUpperUp .12 mouthLowerDown .22"),
    NamedExpression(
      "viseme-oh", .speech, 1.5, from: 0.4, "o, as in toe", "jawOpen .3 mouthFunnel .5 mouthPucker .2"),
    NamedExpression(
      "viseme-ou", .speech, 1, from: 0.4, "u, as in book", "mouthPucker .6 mouthFunnel .35 jawOpen .08"),
  ]
}
