using System.Text;
using UtfUnknown;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>
/// Tells the code page of a text by its letters. A detector by statistics needs more text than a short list has, so each code page is
/// tried: in the right one, the letters are those of one language, the words are of one script, and signs stand beside words.
/// </summary>
static class CodePageGuess
{
    /// <summary>A text of common letters scores 1; below this it may as well be in another code page.</summary>
    const double MinScore = 0.6;

    const double RareScore = 0.6, IdeographScore = 0.4, LetterScore = 0.7, WrongScore = -2, CapitalFactor = 0.5;

    const double DetectedBonus = 0.25, MacintoshBonus = 0.35;

    const float MinConfidence = 0.5f;

    /// <summary>How much of a file is looked at.</summary>
    const int MaxDetected = 256 * 1024, MaxSample = 16 * 1024, MaxSigns = 4;

    const char FirstGreek = '\u0370', FirstIdeograph = '\u2E80';

    const string Opening = "„‚«¿¡‹", Closing = "”»…›™®", Raised = "²³ºª", Neutral = "“‘–—€£§°•©±×½¼¾";

    static CodePageGuess() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding, which throws at bytes that it does not have; null if it cannot be told.</summary>
    /// <param name="bytes">A text that is no UTF-8.</param>
    public static Encoding? Of(ReadOnlyMemory<byte> bytes)
    {
        var detected = CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, MaxDetected)].ToArray()).Detected;
        var page = detected is { Encoding.CodePage: var found, Confidence: >= MinConfidence } ? CodePageAlphabets.Of(found) : 0;
        var (sample, isMacintosh) = (SampleOf(bytes.Span), HasMacintoshLines(bytes.Span));
        var candidates = CodePageAlphabets.All.ToList();
        // Only the detector knows Chinese and Korean, and what else is not in the table.
        if (page != 0 && !candidates.Exists(each => each.Page == page)) candidates.Add(new(page, 0, []));
        var (best, score) = candidates.Select(each => (each.Page, Score: ScoreOf(each, sample)
            + (each.Page == page && !each.IsLatin ? DetectedBonus : 0) + (each.IsMacintosh && isMacintosh ? MacintoshBonus : 0)))
            .MaxBy(each => each.Score);
        return score >= MinScore ? Strict(best) : null;
    }

    static Encoding Strict(int page) =>
        Encoding.GetEncoding(page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <summary>Only what is written for a Macintosh ends lines so.</summary>
    static bool HasMacintoshLines(ReadOnlySpan<byte> text) => text.Contains((byte)'\r') && !text.Contains((byte)'\n');

    /// <summary>The lines that are not in ASCII.</summary>
    static byte[] SampleOf(ReadOnlySpan<byte> text)
    {
        List<byte> sample = [];
        while (text.Length > 0 && sample.Count < MaxSample)
        {
            var end = text.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var found ? found + 1 : text.Length;
            // Of a long line a part, which ends where no character of several bytes does.
            if (end > MaxSample) end = text[..MaxSample].LastIndexOfAnyInRange((byte)' ', (byte)'/') is > 0 and var part ? part : MaxSample;
            if (!Ascii.IsValid(text[..end])) sample.AddRange(text[..end]);
            text = text[end..];
        }
        return [.. sample];
    }

    /// <summary>How well the text fits into the code page: by its best alphabet, or without one by all letters.</summary>
    static double ScoreOf(CodePage candidate, byte[] sample)
    {
        string text;
        try
        {
            text = Strict(candidate.Page).GetString(sample);
        }
        catch (DecoderFallbackException)
        {
            return double.NegativeInfinity;
        }
        if (text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n'))) return double.NegativeInfinity;
        return candidate.Prior + (candidate.Alphabets.Length == 0
            ? ScoreOf(text, null)
            : candidate.Alphabets.Max(alphabet => ScoreOf(text, alphabet)));
    }

    static double ScoreOf(string text, Alphabet? alphabet)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAscii(text[i])) continue;
            if (ScoreOf(Neighbour(text, i, -1), text[i], Neighbour(text, i, 1), alphabet) is not { } score) continue;
            sum += score;
            count++;
        }
        if (count == 0) return alphabet is null || alphabet.Common is [>= FirstGreek, ..] ? 0 : LetterScore;
        return sum / count;
    }

    /// <summary>The next character that is not one of a few signs beside each other.</summary>
    static char Neighbour(string text, int index, int step)
    {
        for (var i = index + step; i >= 0 && i < text.Length && Math.Abs(i - index) <= MaxSigns; i += step)
            if (char.IsAscii(text[i]) || char.IsLetter(text[i])) return text[i];
        return ' ';
    }

    /// <summary>The score of a character between others; null for a sign where signs stand, which says nothing.</summary>
    static double? ScoreOf(char before, char c, char after, Alphabet? alphabet)
    {
        if (!char.IsLetter(c)) return IsWellPlaced(before, c, after) ? null : WrongScore;
        if (IsOfOtherScript(before, c) || IsOfOtherScript(after, c)) return WrongScore;
        var isCapital = char.IsUpper(c);
        if (isCapital && char.IsLower(before) || char.IsLower(c) && char.IsUpper(after)) return WrongScore;
        // As in cœur and œil; in other code pages it is a letter that stands before any other.
        if (c is 'œ' or 'Œ' && !"uiUI".Contains(after)) return WrongScore;
        var score = LetterScoreOf(char.ToLowerInvariant(c), alphabet);
        if (alphabet is { AreAtEnds: true } && char.IsLetter(after)) score = WrongScore;
        return isCapital && char.IsUpper(before) && score > 0 ? score * CapitalFactor : score;
    }

    static double LetterScoreOf(char c, Alphabet? alphabet) => alphabet switch
    {
        null => c >= FirstIdeograph ? 1 : c >= FirstGreek ? LetterScore : WrongScore,
        _ when alphabet.Common.Contains(c) => 1,
        _ when alphabet.Rare.Contains(c) => RareScore,
        _ when c >= FirstIdeograph && alphabet.Common.Contains('あ') => IdeographScore,
        _ => WrongScore,
    };

    /// <summary>Whether a sign stands before, behind or between words, and not in one.</summary>
    static bool IsWellPlaced(char before, char c, char after) => c switch
    {
        >= FirstIdeograph => !(char.IsAsciiLetter(before) && char.IsAsciiLetter(after)),
        '’' => true,
        '·' => char.IsLetter(before) == char.IsLetter(after) && (before is 'l' or 'L' || !char.IsLetter(before)),
        '\u00A0' => !char.IsLetter(before) || !char.IsLetter(after),
        _ when Opening.Contains(c) => !char.IsLetterOrDigit(before),
        _ when Closing.Contains(c) => !char.IsLetterOrDigit(after),
        _ when Raised.Contains(c) => char.IsAsciiLetterOrDigit(before) && !char.IsLetterOrDigit(after),
        _ => Neutral.Contains(c) && !(char.IsLetter(before) && char.IsLetter(after)),
    };

    /// <summary>Latin and the letters of another alphabet are not in one word; ideographs may stand beside Latin.</summary>
    static bool IsOfOtherScript(char neighbour, char c) => char.IsLetter(neighbour) && c < FirstIdeograph
        && (neighbour >= FirstIdeograph || neighbour < FirstGreek != c < FirstGreek);
}
