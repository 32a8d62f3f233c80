using System.Text;

namespace PlanningPoker.Core.Model;

/// <summary>
/// The skeleton of a name: equal for names whose letters look alike though they are of other scripts, such as Latin a and Cyrillic а.
/// Source: Unicode Technical Standard 39, its confusables of Latin with Cyrillic, Greek and Armenian letters, and those of digits. Not
/// <c>m</c> and <c>rn</c>, which people tell apart in names.
/// </summary>
static class Skeleton
{
    static readonly (string Letters, string LooksLike)[] Confusables =
    [
        // Cyrillic.
        ("аеорсухіїјѕԁһӏԛԝгѵзбҽ", "aeopcyxiïjsdhlqwrv36e"),
        ("АВЕЅІЇЈКМНОРСТУХҺԌԚԜѴӀЗ", "ABESlÏJKMHOPCTYXHGQWVl3"),
        // Greek.
        ("αγικνορστυχωϲϳ", "ayiĸvopotuxwcj"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ", "ABEZHlKMNOPTYXCJ"),
        // Armenian.
        ("օսոհցզ", "ounhgq"),
        ("ՍՏՕ", "USO"),
        // Digits and lines.
        ("I1|ǀ0", "llllO"),
    ];

    static readonly Dictionary<char, char> LooksLike = Confusables
        .SelectMany(pair => pair.Letters.Zip(pair.LooksLike)).ToDictionary(pair => pair.First, pair => pair.Second);

    /// <param name="name">A name without what is invisible and without differences of width.</param>
    public static string Of(string name)
    {
        var skeleton = new StringBuilder(name.Length);
        foreach (var letter in name) skeleton.Append(LooksLike.GetValueOrDefault(letter, letter));
        return skeleton.ToString();
    }
}
