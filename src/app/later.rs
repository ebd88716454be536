use std::any::Any;
use std::fmt;
use std::hint::black_box;
use std::marker::PhantomData;
use std::rc::Rc;

/// A value of a part that is loaded later. The page keeps, copies and drops it without knowing what
/// it is, so that no code for it is loaded first; only that part looks inside.
pub struct Later<T> {
    /// `None` is the default value.
    value: Option<Rc<dyn Any>>,
    of: PhantomData<T>,
}

impl<T: 'static> Later<T> {
    /// Holds a value.
    pub fn new(value: T) -> Self {
        // Whoever is handed this would otherwise know after all what is in it: the compiler follows
        // what a function returns into its callers.
        let value = black_box(Rc::new(value) as Rc<dyn Any>);
        let (value, of) = (Some(value), PhantomData);
        Self { value, of }
    }
}

impl<T: 'static> Later<T> {
    /// The value, unless it is the default one.
    pub fn given(&self) -> Option<&T> {
        self.value.as_deref()?.downcast_ref()
    }
}

impl<T: Default + 'static> Later<T> {
    /// The value.
    pub fn get(&self) -> Rc<T> {
        let value = self.value.clone();
        let value = value.and_then(|value| value.downcast().ok());
        value.unwrap_or_default()
    }
}

impl<T> Clone for Later<T> {
    fn clone(&self) -> Self {
        let (value, of) = (self.value.clone(), PhantomData);
        Self { value, of }
    }
}

impl<T> Default for Later<T> {
    fn default() -> Self {
        let (value, of) = (None, PhantomData);
        Self { value, of }
    }
}

/// Without the value, which may hold a key.
impl<T> fmt::Debug for Later<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Later")
    }
}
