using System.Globalization;
using System.Numerics;

namespace PlanningPoker.Web.Api;

/// <summary>Numbers in an address: left out and empty are the same, as scripts build them.</summary>
static class AddressNumber
{
    /// <summary>False when it is there and no whole number from 0.</summary>
    public static bool TryRead<T>(string? text, out T? number) where T : struct, INumber<T>
    {
        var read = T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        number = read ? value : null;
        return read || string.IsNullOrEmpty(text);
    }
}
