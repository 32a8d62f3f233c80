using System.Globalization;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// A spreadsheet runs a cell that begins with = + - or @. An apostrophe in front keeps it text, and is taken off again on the way
/// back: <c>Bared(Guarded(text)) == text</c> for every text. Source: owasp.org/www-community/attacks/CSV_Injection.
/// </summary>
static class Formula
{
    public static string Guarded(string cell) => Begins(cell) ? "'" + cell : cell;

    public static string Bared(string cell) => cell is ['\'', ..] && Begins(cell[1..]) ? cell[1..] : cell;

    /// <summary>
    /// Looks behind white space, quotes and invisible characters, which spreadsheets skip; takes the wide signs of East Asian keyboards
    /// too. A negative number is a number: it can do nothing, and a tracker could not read it with an apostrophe.
    /// </summary>
    static bool Begins(string cell)
    {
        if (cell.AsSpan().TrimStart('\'') is ['\t' or '\r' or '\n', ..]) return true;
        var start = 0;
        while (start < cell.Length && IsSkipped(cell[start])) start++;
        return start < cell.Length && cell[start] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' && !IsNegativeNumber(cell);
    }

    static bool IsSkipped(char c) => c is '\'' or '"' || char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    static bool IsNegativeNumber(string cell) =>
        cell.Length <= 20 && cell is ['-', >= '0' and <= '9', ..]
        && decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
