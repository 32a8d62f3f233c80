using System.Globalization;
using System.Numerics;

namespace PlanningPoker.Web.Api;

/// <summary>Reads numbers from the query. A parameter that is missing and one that is empty are the same.</summary>
static class QueryNumber
{
    /// <summary>False when the parameter has a value that is not a whole number from 0.</summary>
    public static bool TryRead<T>(string? text, out T? number) where T : struct, INumber<T>
    {
        var read = T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        number = read ? value : null;
        return read || string.IsNullOrEmpty(text);
    }
}
