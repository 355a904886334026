/// How much work one file may make, whatever it says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The file itself, in bytes.
    pub file: u32,
    /// Everything that is unpacked, at all depths together, in bytes.
    pub unpacked: u32,
    /// Text that is kept, in bytes.
    pub text: u32,
    /// How many times its packed size a member may unpack to, once it is past [`Limits::RATIO_FROM`].
    pub ratio: u32,
    /// Files inside files inside files: 1 is a plain archive of documents.
    pub depth: u32,
    /// Members of all archives together.
    pub members: u32,
}

impl Limits {
    /// Up to this size, in bytes, a member may unpack from next to nothing: small forms and empty sheets do.
    pub const RATIO_FROM: u32 = 16 << 20;
}

impl Default for Limits {
    fn default() -> Self {
        Self { file: 200 << 20, unpacked: 512 << 20, text: 64 << 20, ratio: 200, depth: 4, members: 10_000 }
    }
}
