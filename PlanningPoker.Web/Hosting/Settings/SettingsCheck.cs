using System.Data.Common;

namespace PlanningPoker.Web.Hosting.Settings;

/// <summary>
/// Stops the start at a setting that is misspelt or has no usable value. Otherwise a limit that somebody has set would silently not be.
/// </summary>
static class SettingsCheck
{
    /// <summary>A name that differs in more letters is not suggested.</summary>
    const int MaxDifference = 4;

    const string ConnectionStrings = "ConnectionStrings", ConnectionString = $"{ConnectionStrings}:Default";

    /// <exception cref="InvalidSettingException">The first setting that is not right.</exception>
    public static void Check(IConfiguration configuration)
    {
        // The value of what is no setting is not repeated: it may be a password, and the log is read by others.
        foreach (var (key, value) in KnownSettings.Sections.SelectMany(section => ValuesIn(configuration.GetSection(section))))
        {
            var setting = KnownSettings.All.FirstOrDefault(known => IsAt(known.Key, key))
                ?? throw new InvalidSettingException($"There is no setting {key}.{Suggestion(key)}");
            if (setting.IsValid(value)) continue;
            var given = setting.IsSecret ? "" : $"is '{value}', but ";
            throw new InvalidSettingException($"The setting {key} {given}must be {setting.Expected}.");
        }
        CheckOtherSections(configuration);
        CheckConnectionStrings(configuration.GetSection(ConnectionStrings));
        CheckLogLevels(configuration.GetSection("Logging"));
        ListenAddresses.Check(configuration);
    }

    /// <summary>Other programs have settings of their own, but <c>Limit:Connections</c>, with one letter amiss, is meant for us.</summary>
    static void CheckOtherSections(IConfiguration configuration)
    {
        foreach (var (key, _) in configuration.GetChildren()
            .Where(section => !KnownSettings.Sections.Append(ConnectionStrings).Contains(section.Key, StringComparer.OrdinalIgnoreCase))
            .SelectMany(section => section.GetChildren()).SelectMany(ValuesIn))
        {
            var (name, difference) = Nearest(key);
            if (difference == 1 && string.Equals(LastPartOf(name), LastPartOf(key), StringComparison.OrdinalIgnoreCase))
                throw new InvalidSettingException($"There is no setting {key}. Did you mean {name}?");
        }
    }

    /// <summary>One that has another name may be meant for another program, but not if it is the only one.</summary>
    static void CheckConnectionStrings(IConfigurationSection given)
    {
        if (given["Default"] is null && ValuesIn(given).FirstOrDefault().Key is { } other)
            throw new InvalidSettingException($"There is no setting {other}. Did you mean {ConnectionString}?");
        try
        {
            _ = new DbConnectionStringBuilder { ConnectionString = given["Default"] };
        }
        catch (ArgumentException)
        {
            // It may have a password, and is not repeated.
            throw new InvalidSettingException($"The setting {ConnectionString} must be pairs such as Data Source=poker.db.");
        }
    }

    static void CheckLogLevels(IConfigurationSection logging)
    {
        var levels = ValuesIn(logging).Where(each => each.Key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase));
        foreach (var (key, value) in levels)
            if (value.Length > 0 && !Enum.TryParse<LogLevel>(value, ignoreCase: true, out _))
                throw new InvalidSettingException(
                    $"The setting {key} is '{value}', but must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");
    }

    /// <summary>Whether a key is that of the setting, or of an entry of its list.</summary>
    static bool IsAt(string setting, string key) => key.StartsWith(setting, StringComparison.OrdinalIgnoreCase)
        && (key.Length == setting.Length || key[setting.Length] == ':' && int.TryParse(key[(setting.Length + 1)..], out _));

    static IEnumerable<(string Key, string Value)> ValuesIn(IConfigurationSection section)
    {
        var inner = section.GetChildren().SelectMany(ValuesIn).ToList();
        // Some providers give a section that has entries an empty value of its own.
        if (section.Value is { } value && (value.Length > 0 || inner.Count == 0)) yield return (section.Path, value);
        foreach (var each in inner) yield return each;
    }

    static string Suggestion(string key)
    {
        var (name, difference) = Nearest(key);
        return difference <= MaxDifference ? $" Did you mean {name}?" : "";
    }

    static string LastPartOf(string key) => key[(key.LastIndexOf(':') + 1)..];

    static (string Name, int Difference) Nearest(string key) => KnownSettings.All.Select(setting => setting.Key).Append(ConnectionString)
        .Select(name => (name, Difference(name, key))).MinBy(each => each.Item2);

    /// <summary>How many letters have to be changed, added or removed (Levenshtein).</summary>
    static int Difference(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var isSame = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (isSame ? 0 : 1)));
            }
        }
        return row[^1];
    }
}
