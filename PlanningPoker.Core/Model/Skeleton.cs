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

    /// <param name="name">A name without what is invisible and without differences of width.</param>
    public static string Of(string name)
    {
        var skeleton = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD).EnumerateRunes())
            skeleton.Append(LooksLike.GetValueOrDefault(letter) ?? letter.ToString());
        return skeleton.ToString().Normalize(NormalizationForm.FormD);
    }

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
