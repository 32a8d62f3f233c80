namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>The letters beyond ASCII that a language uses, in lower case.</summary>
/// <param name="Common">Those of most of its texts.</param>
/// <param name="Rare">The others.</param>
/// <param name="AreAtEnds">Whether they only end words.</param>
sealed record Alphabet(string Common, string Rare = "", bool AreAtEnds = false);

/// <summary>A code page that lists of stories come in.</summary>
/// <param name="Page">Its number.</param>
/// <param name="Prior">What is added to its score: how often it is met.</param>
/// <param name="Alphabets">The languages that are written in it; none where only the detector knows it.</param>
sealed record CodePage(int Page, double Prior, Alphabet[] Alphabets)
{
    /// <summary>Whether the letters of its languages are Latin; no statistics tell these apart.</summary>
    public bool IsLatin => Alphabets is [{ Common: [< '\u0370', ..] }, ..];

    public bool IsMacintosh => Page is 10000;
}

/// <summary>The code pages and their languages.</summary>
static class CodePageAlphabets
{
    /// <summary>With the Ukrainian letters, whose places are signs in the Russian one.</summary>
    const int Koi8 = 21866;

    static readonly Alphabet[] Western = WithAll(
    [
        new("áéíóúñ", "ü"), new("àâçéèêîôùœ", "ëïûüæÿ"), new("äöüß", "éàè"), new("áãçéêíóú", "âàôõü"), new("àèéìòù", AreAtEnds: true),
        new("éëïö", "üáóíèç"), new("åäö", "éü"), new("æøå", "éöäü"), new("áéíóúæö", "ðþý"), new("àçéèíòó", "ïüú"),
    ]);

    static readonly Alphabet[] Central = WithAll(
    [
        new("ąćęłńóśżź"), new("áčéěířšůýž", "ďňóťú"), new("áčéíľšťýž", "äďĺňóôŕú"), new("áéíóöőú", "üű"), new("čšž", "ćđ"),
        new("ăâîşţ"), new("äöüß", "éàè"),
    ]);

    static readonly Alphabet[] Cyrillic =
    [
        new("оеаинтсрвлкмдпуяыьгзбчй", "хжшюцщэфъё"), new("оаіинетрвсклмдупяьзгбйчї", "жхцщюшєфґ"),
        new("оеаинтсрвлкмдпуъязгбчй", "хжшюцщфь"),
    ];

    static readonly Alphabet[] Baltic = [new("ąčęėįšųūž"), new("āčēģīķļņšūž"), new("äöüõ", "šž")];

    static readonly Alphabet
        Greek = new("αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ", "ϊϋΐΰ"),
        Hebrew = new("אבגדהוזחטיכלמנסעפצקרשתם", "ךןףץ"),
        Arabic = new("ابتثجحخدذرزسشصضطظعغفقكلمنهويةأإ", "ىءآؤئپچژگ");

    static readonly Alphabet[] Japanese =
    [
        new("ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめも"
            + "ゃやゅゆょよらりるれろわをんァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピ"
            + "フブプヘベペホボポマミムメモャヤュユョヨラリルレロワヲンヴー"),
    ];

    public static readonly CodePage[] All =
    [
        new(1252, 0.1, Western), new(1250, 0.08, Central), new(1251, 0.05, Cyrillic), new(1253, 0.05, [Greek]),
        new(1254, 0.09, [new("çğıöşü", "âîû")]), new(1255, -0.1, [Hebrew]), new(1256, -0.1, [Arabic]), new(1257, -0.1, Baltic),
        new(932, 0, Japanese), new(51932, -0.1, Japanese), new(Koi8, 0, Cyrillic), new(28592, -0.1, Central), new(10000, -0.15, Western),
        new(10007, -0.2, Cyrillic), new(28595, -0.2, Cyrillic), new(866, 0, Cyrillic), new(850, -0.3, Western), new(852, -0.35, Central),
    ];

    /// <summary>The code page of the table that has the letters of another one at the same places; the same for others.</summary>
    public static int Of(int page) => page switch
    {
        28591 or 28605 => 1252,
        28596 => 1256,
        28597 => 1253,
        28598 => 1255,
        28599 => 1254,
        20866 => Koi8,
        _ => page,
    };

    /// <summary>With one more for lists in several languages, for which their letters say less.</summary>
    static Alphabet[] WithAll(Alphabet[] alphabets) =>
        [.. alphabets, new("", string.Concat(alphabets.SelectMany(each => each.Common + each.Rare).Distinct()))];
}
