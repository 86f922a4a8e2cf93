using System.Globalization;
using Workflows.Statute;

namespace Elsa.Host.Frame;

/// <summary>Texts that come from the declared files, in the language of whoever reads the page.</summary>
internal static class ReadersText
{
    public static string ForReader(this Bilingual text) => text.In(CultureInfo.CurrentUICulture.Name);

    /// <summary>As tables write days: 2026-03-05.</summary>
    public static string InTable(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>As tables write moments: 2026-03-05 09:30, in the offset that they carry.</summary>
    public static string InTable(this DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
