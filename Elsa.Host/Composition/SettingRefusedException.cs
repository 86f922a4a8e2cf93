namespace Elsa.Host.Composition;

/// <summary>A setting that the host does not start with; the message says which, and what is expected.</summary>
internal sealed class SettingRefusedException(string message) : Exception(message);
