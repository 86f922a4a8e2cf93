using System.Globalization;

namespace Elsa.Host.Frame;

/// <summary>The two languages of the application, Chinese first.</summary>
internal static class Languages
{
    public const string Chinese = "zh-CN";
    public const string English = "en";
    public const string Cookie = "workflows-language";

    public static string[] All => [Chinese, English];

    public static bool ReaderWantsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == English;

    /// <summary>Picks what the reader reads; without an English text the Chinese one.</summary>
    public static string Pick(string zh, string? en) => ReaderWantsEnglish && !string.IsNullOrEmpty(en) ? en : zh;
}
