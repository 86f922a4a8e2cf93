namespace Elsa.Host.Texts;

/// <summary>Names <c>ClockTexts.resx</c> (Chinese) and <c>ClockTexts.en.resx</c>: what may happen to deadlines, and changes of the calendar.</summary>
internal sealed class ClockTexts;
