using System.Globalization;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// Escapes cells that a spreadsheet would run as a formula, which begin with = + - or @. An apostrophe in front makes them text, and our
/// import removes it: <c>Unescape(Escape(text)) == text</c> for every text. Source: owasp.org/www-community/attacks/CSV_Injection.
/// </summary>
static class FormulaEscaping
{
    public static string Escape(string cell) => IsFormula(cell) ? "'" + cell : cell;

    public static string Unescape(string cell) => cell is ['\'', ..] && IsFormula(cell[1..]) ? cell[1..] : cell;

    /// <summary>
    /// Ignores leading white space, quotes and invisible characters, as spreadsheets do, and recognises the full-width signs of East Asian
    /// keyboards. A negative number is not a formula: it is harmless, and a tracker could not read it with an apostrophe.
    /// </summary>
    static bool IsFormula(string cell)
    {
        if (cell.AsSpan().TrimStart('\'') is ['\t' or '\r' or '\n', ..]) return true;
        var start = 0;
        while (start < cell.Length && IsSkipped(cell[start])) start++;
        return start < cell.Length && !IsNegativeNumber(cell)
            && cell[start] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠';
    }

    static bool IsSkipped(char c) =>
        c is '\'' or '"' || char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    static bool IsNegativeNumber(string cell) =>
        cell.Length <= 20 && cell is ['-', >= '0' and <= '9', ..]
        && decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
