using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PlanningPoker.Core.Model;

/// <summary>
/// The skeleton of a name: equal for names whose letters look alike though they are others, such as Latin a and Cyrillic а. Source: Unicode
/// Technical Standard 39, section 4, with its table (<c>Confusables.txt</c>).
/// </summary>
static class Skeleton
{
    static readonly FrozenDictionary<Rune, string> LooksLike = Read().ToFrozenDictionary(pair => pair.Letter, pair => pair.LooksLike);

    /// <summary>
    /// Whether two names have the same skeleton, and differ in no letters of one script that its readers tell apart.
    /// </summary>
    /// <param name="a">A name without what is invisible and without differences of width.</param>
    /// <param name="b">Another one.</param>
    public static bool AreAlike(string a, string b)
    {
        var (one, other) = (Of(a), Of(b));
        if (TextOf(one) != TextOf(other)) return false;
        // If the shapes differ one by one, only marks on letters do, or their order.
        return !one.Select(part => part.Shape).SequenceEqual(other.Select(part => part.Shape))
            || !one.Zip(other).Any(pair => LetterPairs.AreToldApart(pair.First.Letter, pair.Second.Letter));
    }

    /// <summary>The shapes of a name, each with the letter that it is of.</summary>
    static List<(Rune Shape, Rune Letter)> Of(string name) =>
    [
        .. name.Normalize(NormalizationForm.FormD).EnumerateRunes().SelectMany(letter => LooksLike.TryGetValue(letter, out var shapes)
            ? shapes.Normalize(NormalizationForm.FormD).EnumerateRunes().Select(shape => (shape, letter))
            : [(letter, letter)]),
    ];

    static string TextOf(IEnumerable<(Rune Shape, Rune Letter)> skeleton) =>
        string.Concat(skeleton.Select(part => part.Shape.ToString())).Normalize(NormalizationForm.FormD);

    static IEnumerable<(Rune Letter, string LooksLike)> Read()
    {
        using var file = typeof(Skeleton).Assembly.GetManifestResourceStream("Confusables.txt")!;
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(':') is not [var to, var from] || line.StartsWith('#')) continue;
            var looksLike = string.Concat(RunesIn(to).Select(rune => rune.ToString()));
            foreach (var letter in RunesIn(from)) yield return (letter, looksLike);
        }
    }

    static IEnumerable<Rune> RunesIn(string codes) => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(code => new Rune(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
}
