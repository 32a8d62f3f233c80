using System.Text.RegularExpressions;

namespace PlanningPoker.Web.Transfer.Columns;

/// <summary>What the text of a cell looks like.</summary>
static partial class CellKinds
{
    /// <summary>PROJ-12, #12 and 12, also in brackets.</summary>
    public static bool IsKey(string cell) => Key().IsMatch(cell);

    /// <summary>PROJ-12 and #12, but no plain number.</summary>
    public static bool IsSurelyKey(string cell) => Key().IsMatch(cell) && !char.IsAsciiDigit(cell[0]);

    public static bool IsDate(string cell) => Date().IsMatch(cell);

    public static bool IsNumber(string cell) => Number().IsMatch(cell);

    public static bool IsEmail(string cell) => Email().IsMatch(cell);

    /// <summary>Only dashes, stars, equals signs and the like: a line that separates.</summary>
    public static bool IsRuler(string cell) => Ruler().IsMatch(cell);

    /// <summary>Short words with commas between them: labels.</summary>
    public static bool IsLabels(string cell) => Labels().IsMatch(cell);

    [GeneratedRegex(
        @"^(?:[A-Za-z][A-Za-z0-9_]{0,24}-|#|!)?[0-9]{1,12}\z|^\[(?:[A-Za-z][A-Za-z0-9_]{0,24}-|#)[0-9]{1,12}\]\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    [GeneratedRegex(
        @"^[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}(?:[T ].{0,30})?\z|^[0-9]{1,2}[. /-]\p{L}{3,9}\.?[ /-][0-9]{2,4}(?: .{0,20})?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"^[-+]?[0-9][0-9.,: %]{0,30}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\S{1,64}@\S{1,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"^[-–—―─━═*_=+~•·|:#\s]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ruler();

    [GeneratedRegex(@"^[\w.:/-]{1,30}(?: [\w.:/-]{1,30})?(?:, ?[\w.:/-]{1,30}(?: [\w.:/-]{1,30})?){1,20}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Labels();
}
