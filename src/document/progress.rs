/// How far the reading of a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the file that are behind. It never goes back.
    pub done: u32,
    /// Bytes of the file.
    pub total: u32,
}
